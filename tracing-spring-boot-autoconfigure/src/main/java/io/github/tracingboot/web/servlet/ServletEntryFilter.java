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

import java.io.IOException;

import io.github.tracingboot.web.InboundTrace;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.WebUtils;

/**
 * The entry in a container that has none of its own, and everywhere the guard of the
 * response header.
 */
class ServletEntryFilter implements Filter {

	private static final String TOMCAT_FORWARDED = "org.apache.tomcat.request.forwarded";

	private final ServletEntry entry;

	ServletEntryFilter(ServletEntry entry) {
		this.entry = entry;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (request instanceof HttpServletRequest httpRequest && response instanceof HttpServletResponse httpResponse) {
			doFilter(httpRequest, httpResponse, chain);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (request.getDispatcherType() == DispatcherType.ERROR) {
			ServletEntry.rememberBeforeErrorDispatch(request);
			this.entry.repairHeader(request, response);
		}
		if (!ServletEntry.hasSeen(request)) {
			enterFirst(request, response, chain);
		}
		else if (isElsewhere(request)) {
			try (ServletEntry.Stay stay = this.entry.enter(request, response, () -> null)) {
				proceed(request, response, chain);
			}
		}
		else {
			proceed(request, response, chain);
		}
	}

	// The container came back with a thread that has not crossed an entry.
	private static boolean isElsewhere(HttpServletRequest request) {
		InboundTrace trace = ServletEntry.trace(request);
		return request.getDispatcherType() != DispatcherType.REQUEST && trace != null && !trace.isCurrent();
	}

	private void enterFirst(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		Throwable error = null;
		ServletEntry.PeerAddress peer = () -> peerAddress(request);
		try (ServletEntry.Stay stay = isOnThreadOfTest(request) ? this.entry.visit(request, response, peer)
				: this.entry.enter(request, response, peer)) {
			proceed(request, response, chain);
		}
		catch (IOException | ServletException | RuntimeException | Error ex) {
			error = ex;
			throw ex;
		}
		finally {
			leave(request, response, error);
		}
	}

	// MockMvc calls on the thread of the test, which may have a span that goes on.
	private static boolean isOnThreadOfTest(HttpServletRequest request) {
		return request.getServletContext().getClass().getName().startsWith("org.springframework.mock.");
	}

	// Filters in front may wrap the request to tell what headers say of it. Of what the
	// container itself has done, only Tomcat leaves a mark.
	private static @Nullable String peerAddress(HttpServletRequest request) {
		ServletRequest innermost = request;
		while (innermost instanceof ServletRequestWrapper wrapper) {
			innermost = wrapper.getRequest();
		}
		return (innermost.getAttribute(TOMCAT_FORWARDED) == null) ? innermost.getRemoteAddr() : null;
	}

	private static void leave(HttpServletRequest request, HttpServletResponse response, @Nullable Throwable error) {
		if (request.isAsyncStarted()) {
			CompletionListener.register(request, response);
		}
		else {
			int status = (error != null) ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR : response.getStatus();
			ServletEntry.complete(request, status, error);
		}
	}

	private void proceed(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		boolean guarded = WebUtils.getNativeResponse(response, TraceHeaderResponse.class) != null;
		chain.doFilter(request, guarded ? response : this.entry.protectHeader(request, response));
	}

}
