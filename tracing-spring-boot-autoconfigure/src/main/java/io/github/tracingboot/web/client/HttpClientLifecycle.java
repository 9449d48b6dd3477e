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

package io.github.tracingboot.web.client;

import java.lang.reflect.Method;
import java.net.http.HttpClient;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * The methods that {@link HttpClient} has had since Java 21. Before, calling them does
 * nothing.
 */
enum HttpClientLifecycle {

	SHUTDOWN("shutdown"),

	SHUTDOWN_NOW("shutdownNow"),

	CLOSE("close"),

	IS_TERMINATED("isTerminated"),

	AWAIT_TERMINATION("awaitTermination", Duration.class);

	private final @Nullable Method method;

	HttpClientLifecycle(String name, Class<?>... parameterTypes) {
		this.method = ReflectionUtils.findMethod(HttpClient.class, name, parameterTypes);
	}

	@Nullable Object call(HttpClient client, Object... arguments) {
		return (this.method != null) ? ReflectionUtils.invokeMethod(this.method, client, arguments) : null;
	}

}
