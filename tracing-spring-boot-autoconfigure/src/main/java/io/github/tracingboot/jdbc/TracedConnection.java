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

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import net.ttddyy.dsproxy.ConnectionInfo;

/**
 * A connection as long as the application has it, with the results it has not read to the
 * end.
 */
class TracedConnection extends ConnectionInfo {

	private final Set<OpenResult> openResults = ConcurrentHashMap.newKeySet();

	TracedConnection(String dataSourceName, String connectionId) {
		setDataSourceName(dataSourceName);
		setConnectionId(connectionId);
	}

	void opened(OpenResult result) {
		this.openResults.add(result);
	}

	void ended(OpenResult result) {
		this.openResults.remove(result);
	}

	/**
	 * Ends what is left of a statement's results, as a statement does when it is closed
	 * or executed again.
	 * @param statement the statement
	 */
	void endResultsOf(Object statement) {
		for (OpenResult result : this.openResults) {
			if (result.isOf(statement)) {
				result.end();
				this.openResults.remove(result);
			}
		}
	}

	void endResults() {
		this.openResults.forEach(OpenResult::end);
		this.openResults.clear();
	}

}
