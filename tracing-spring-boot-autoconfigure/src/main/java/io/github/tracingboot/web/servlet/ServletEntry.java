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

import java.util.Collections;
import java.util.Optional;

import io.github.tracingboot.concurrent.ContextBoundary;
import io.github.tracingboot.logging.LogKeys;
import io.github.tracingboot.propagation.InboundGetter;
import io.github.tracingboot.web.InboundTrace;
import io.github.tracingboot.web.InboundTraces;
import io.github.tracingboot.web.TraceResponseHeader;
import io.micrometer.tracing.Tracer;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Where requests enter the application from its servlet container. What a container must
 * do differs by container; what happens then is here.
 */
final class ServletEntry {

	private static final String SEEN = ServletEntry.class.getName() + ".SEEN";

	private static final String COMPLETES = ServletEntry.class.getName() + ".COMPLETES";

	private static final String ROUTE = ServletEntry.class.getName() + ".ROUTE";

	private final InboundTraces traces;

	private final ContextBoundary boundary;

	private final LogKeys logKeys;

	private final @Nullable TraceResponseHeader responseHeader;

	ServletEntry(InboundTraces traces, ContextBoundary boundary, LogKeys logKeys,
			@Nullable TraceResponseHeader responseHeader) {
		this.traces = traces;
		this.boundary = boundary;
		this.logKeys = logKeys;
		this.responseHeader = responseHeader;
	}

	// Whether an entry further out has dealt with the request.
	static boolean hasSeen(ServletRequest request) {
		return request.getAttribute(SEEN) != null;
	}

	static @Nullable InboundTrace trace(ServletRequest request) {
		return (InboundTrace) request.getAttribute(InboundTrace.ATTRIBUTE);
	}

	// Takes the current thread into the request: one that is new or one that comes back
	// by an asynchronous dispatch. To be closed when the thread leaves the request.
	Stay enter(HttpServletRequest request, HttpServletResponse response, PeerAddress peer) {
		return enter(request, response, peer, this.boundary.enter());
	}

	// The same on a thread with other work to go on with.
	Stay visit(HttpServletRequest request, HttpServletResponse response, PeerAddress peer) {
		return enter(request, response, peer, this.boundary.visit());
	}

	private Stay enter(HttpServletRequest request, HttpServletResponse response, PeerAddress peer,
			ContextBoundary.Crossing crossing) {
		if (!hasSeen(request)) {
			request.setAttribute(SEEN, Boolean.TRUE);
			start(request, response, peer);
		}
		InboundTrace trace = trace(request);
		return new Stay(crossing, (trace != null) ? trace.open() : null);
	}

	private void start(HttpServletRequest request, HttpServletResponse response, PeerAddress peer) {
		InboundTrace trace = this.traces.start(request, new HeaderGetter(peer), request.getMethod(), path(request),
				new ServerRequestObservationContext(request, response));
		if (trace != null) {
			request.setAttribute(InboundTrace.ATTRIBUTE, trace);
			trace.clientAddress(request::getRemoteAddr);
			// For access logs, which are written when no span is current any more.
			request.setAttribute(this.logKeys.traceId(), trace.traceId());
			request.setAttribute(this.logKeys.spanId(), trace.spanId());
			writeHeader(trace, response);
		}
	}

	// Servlet path and path info are what containers map by: decoded, and free of path
	// parameters and dots.
	private static String path(HttpServletRequest request) {
		String servletPath = request.getServletPath();
		String pathInfo = request.getPathInfo();
		if (servletPath == null) {
			return request.getRequestURI();
		}
		return (pathInfo != null) ? servletPath + pathInfo : servletPath;
	}

	// Writes the response header again if an error has reset the response.
	void repairHeader(HttpServletRequest request, HttpServletResponse response) {
		InboundTrace trace = trace(request);
		if (trace != null && this.responseHeader != null && !response.isCommitted()
				&& !this.responseHeader.isIn(trace, response.getHeaders(this.responseHeader.name()))) {
			writeHeader(trace, response);
		}
	}

	private void writeHeader(InboundTrace trace, HttpServletResponse response) {
		if (this.responseHeader != null) {
			this.responseHeader.write(trace, response::setHeader, response::addHeader);
		}
	}

	// Keeps the response header in place whatever the application does to the response.
	HttpServletResponse protectHeader(HttpServletRequest request, HttpServletResponse response) {
		InboundTrace trace = trace(request);
		return (trace != null && this.responseHeader != null)
				? new TraceHeaderResponse(response, this.responseHeader, trace) : response;
	}

	// Promises that the trace will be told when the response is complete, which may be
	// after the request's observation has stopped.
	static void announceCompletion(HttpServletRequest request) {
		request.setAttribute(COMPLETES, Boolean.TRUE);
	}

	static boolean willComplete(HttpServletRequest request) {
		return request.getAttribute(COMPLETES) != null;
	}

	// Leaves the request for good: its response is complete.
	static void complete(HttpServletRequest request, int status, @Nullable Throwable error) {
		InboundTrace trace = trace(request);
		if (trace != null) {
			trace.complete(status, (error != null) ? error : dispatchedError(request));
		}
	}

	// Keeps what an error dispatch tells and what it would overwrite: the exception, and
	// the route of the request, in place of which the error page's would be seen.
	static void rememberBeforeErrorDispatch(HttpServletRequest request) {
		InboundTrace trace = trace(request);
		if (trace == null) {
			return;
		}
		Throwable error = dispatchedError(request);
		if (error != null) {
			trace.handled(error);
		}
		ServerHttpObservationFilter.findObservationContext(request)
			.ifPresent((context) -> request.setAttribute(ROUTE, Optional.ofNullable(context.getPathPattern())));
	}

	// Route of the request, none if the request failed before it had one.
	static @Nullable String route(HttpServletRequest request, ServerRequestObservationContext context) {
		return (request.getAttribute(ROUTE) instanceof Optional<?> remembered) ? (String) remembered.orElse(null)
				: context.getPathPattern();
	}

	private static @Nullable Throwable dispatchedError(HttpServletRequest request) {
		return (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
	}

	/**
	 * Tells the address of the other end of the connection, whatever headers say. Asked
	 * when somebody wants to know.
	 */
	@FunctionalInterface
	interface PeerAddress {

		@Nullable String get();

	}

	/**
	 * The stay of one thread in a request.
	 */
	static final class Stay implements AutoCloseable {

		private final ContextBoundary.Crossing crossing;

		private final Tracer.@Nullable SpanInScope scope;

		private Stay(ContextBoundary.Crossing crossing, Tracer.@Nullable SpanInScope scope) {
			this.crossing = crossing;
			this.scope = scope;
		}

		@Override
		public void close() {
			try {
				if (this.scope != null) {
					this.scope.close();
				}
			}
			finally {
				this.crossing.close();
			}
		}

	}

	private static final class HeaderGetter implements InboundGetter<HttpServletRequest> {

		private final PeerAddress peer;

		private HeaderGetter(PeerAddress peer) {
			this.peer = peer;
		}

		@Override
		public @Nullable String get(HttpServletRequest carrier, String key) {
			return carrier.getHeader(key);
		}

		@Override
		public Iterable<String> getAll(HttpServletRequest carrier, String key) {
			return Collections.list(carrier.getHeaders(key));
		}

		@Override
		public Iterable<String> names(HttpServletRequest carrier) {
			return Collections.list(carrier.getHeaderNames());
		}

		@Override
		public @Nullable String peerAddress(HttpServletRequest carrier) {
			return this.peer.get();
		}

		@Override
		public String path(HttpServletRequest carrier) {
			return ServletEntry.path(carrier);
		}

	}

}
