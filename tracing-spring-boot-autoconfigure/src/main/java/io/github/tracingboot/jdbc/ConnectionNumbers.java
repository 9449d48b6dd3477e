/*
 * Copyright 2026 the tracing-spring-boot authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.tracingboot.jdbc;

import java.sql.Connection;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import net.ttddyy.dsproxy.ConnectionIdManager;

/**
 * Numbers the connections of all data sources of an application, and remembers none.
 */
class ConnectionNumbers implements ConnectionIdManager {

	private final AtomicLong last = new AtomicLong();

	@Override
	public String getId(Connection connection) {
		return String.valueOf(this.last.incrementAndGet());
	}

	@Override
	public void addClosedId(String closedId) {
		// Nobody asks.
	}

	@Override
	public Set<String> getOpenConnectionIds() {
		return Set.of();
	}

}
