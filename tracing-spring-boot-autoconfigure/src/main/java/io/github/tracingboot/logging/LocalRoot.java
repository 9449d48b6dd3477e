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

package io.github.tracingboot.logging;

import org.jspecify.annotations.Nullable;

/**
 * What log lines tell of the local root of a trace: the first span of it in this process,
 * such as the one of a request. Thread-safe.
 */
final class LocalRoot {

	private final String spanId;

	private volatile @Nullable String method;

	private volatile @Nullable String route;

	private volatile @Nullable String clientAddress;

	LocalRoot(String spanId) {
		this.spanId = spanId;
	}

	String spanId() {
		return this.spanId;
	}

	@Nullable String method() {
		return this.method;
	}

	void method(String method) {
		this.method = method;
	}

	@Nullable String route() {
		return this.route;
	}

	void route(String route) {
		this.route = route;
	}

	@Nullable String clientAddress() {
		return this.clientAddress;
	}

	void clientAddress(String clientAddress) {
		this.clientAddress = clientAddress;
	}

}
