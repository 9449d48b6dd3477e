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

import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Context;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.jspecify.annotations.Nullable;

/**
 * Takes threads back into requests: Jetty's asynchronous dispatches pass no handler, but
 * they enter the scope of the servlet context. So do threads of the application while
 * they write or complete a response.
 */
class JettyDispatchListener implements ContextHandler.ContextScopeListener {

	private final Supplier<ServletEntry> entry;

	private final ThreadLocal<ServletEntry.Stay> stays = new ThreadLocal<>();

	JettyDispatchListener(Supplier<ServletEntry> entry) {
		this.entry = entry;
	}

	@Override
	public void enterScope(Context context, @Nullable Request request) {
		ServletContextRequest servletRequest = (request != null) ? Request.as(request, ServletContextRequest.class)
				: null;
		if (servletRequest == null) {
			return;
		}
		HttpServletRequest apiRequest = servletRequest.getServletApiRequest();
		if (ServletEntry.hasSeen(apiRequest)) {
			this.stays.set(this.entry.get().visit(apiRequest, servletRequest.getHttpServletResponse(), () -> null));
		}
	}

	@Override
	public void exitScope(Context context, @Nullable Request request) {
		ServletEntry.Stay stay = this.stays.get();
		if (stay != null) {
			this.stays.remove();
			stay.close();
		}
	}

}
