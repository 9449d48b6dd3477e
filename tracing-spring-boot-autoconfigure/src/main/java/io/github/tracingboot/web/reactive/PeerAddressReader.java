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

package io.github.tracingboot.web.reactive;

import org.jspecify.annotations.Nullable;

/**
 * Reads the address of the other end of the connection from the requests of one kind of
 * server. What WebFlux knows as the remote address may be what a header says.
 */
@FunctionalInterface
interface PeerAddressReader {

	/**
	 * Reads the address.
	 * @param nativeRequest the server's own request
	 * @return the IP address, {@code null} if it is not known or the request is of
	 * another kind of server
	 */
	@Nullable String read(Object nativeRequest);

}
