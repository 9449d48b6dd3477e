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

import java.net.InetSocketAddress;
import java.net.SocketAddress;

import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.jetty.ee11.servlet.ServletApiRequest;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Knows the connections of Jetty, as a servlet container and without.
 */
class JettyPeerAddressReader implements PeerAddressReader {

	@Override
	public @Nullable String read(Object nativeRequest) {
		if (nativeRequest instanceof ServletApiRequest servletRequest) {
			return address(servletRequest.getRequest());
		}
		return (!(nativeRequest instanceof HttpServletRequest) && nativeRequest instanceof Request request)
				? address(request) : null;
	}

	private static @Nullable String address(Request request) {
		SocketAddress address = request.getConnectionMetaData().getConnection().getEndPoint().getRemoteSocketAddress();
		return (address instanceof InetSocketAddress inetAddress && inetAddress.getAddress() != null)
				? inetAddress.getAddress().getHostAddress() : null;
	}

}
