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

package io.github.tracingboot.redis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where a Redis server listens.
 *
 * @param host the name or address, or the path of a socket
 * @param port the port, if it has one
 */
record RedisAddress(String host, @Nullable Integer port) {

	private static final Pattern HOST_AND_PORT = Pattern.compile("(.+):(\\d{1,5})");

	// Lettuce doesn't give the address of an endpoint in any other way.
	static RedisAddress parse(String endpoint) {
		Matcher matcher = HOST_AND_PORT.matcher(endpoint);
		if (matcher.matches()) {
			return new RedisAddress(matcher.group(1), Integer.valueOf(matcher.group(2)));
		}
		return new RedisAddress(endpoint, null);
	}

}
