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

package io.github.tracingboot.web.servlet;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.function.Supplier;

import io.github.tracingboot.web.InboundTrace;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The entry in Jetty: inside the servlet context, where the request has become a servlet
 * request, and around everything that works on it, the error page and Jetty's own error
 * line too.
 */
class JettyEntryHandler extends Handler.Wrapper {

	private final Supplier<ServletEntry> entry;

	JettyEntryHandler(Supplier<ServletEntry> entry) {
		this.entry = entry;
	}

	@Override
	public boolean handle(Request request, Response response, Callback callback) throws Exception {
		ServletContextRequest servletRequest = Request.as(request, ServletContextRequest.class);
		try (ServletEntry.Stay stay = this.entry.get()
			.enter(servletRequest.getServletApiRequest(), servletRequest.getHttpServletResponse(),
					() -> peerAddress(request))) {
			InboundTrace trace = ServletEntry.trace(servletRequest.getServletApiRequest());
			if (trace != null) {
				ServletEntry.announceCompletion(servletRequest.getServletApiRequest());
				Request.addCompletionListener(request, (failure) -> trace.complete(response.getStatus(), failure));
			}
			return super.handle(request, response, callback);
		}
	}

	// The request's own address may be what a header says.
	static @Nullable String peerAddress(Request request) {
		SocketAddress address = request.getConnectionMetaData().getConnection().getEndPoint().getRemoteSocketAddress();
		return (address instanceof InetSocketAddress inetAddress && inetAddress.getAddress() != null)
				? inetAddress.getAddress().getHostAddress() : null;
	}

}
