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

package io.github.tracingboot.web;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.github.tracingboot.logging.RequestLogContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;

/**
 * The server span of one inbound request, started where the container hands the request
 * over, before any filter. The request's observation {@linkplain #claim() claims} it when
 * it starts, and then names and ends it; a request that never gets that far is ended by
 * the entry that started it.
 * <p>
 * Thread-safe: an asynchronous request crosses threads.
 *
 * @since 0.1.0
 */
public final class InboundTrace {

	/**
	 * Name of the request attribute that holds the trace of the request.
	 */
	public static final String ATTRIBUTE = InboundTrace.class.getName();

	private final Tracer tracer;

	private final Span span;

	private final String method;

	private final RequestLogContext.@Nullable Request log;

	private final AtomicBoolean claimed = new AtomicBoolean();

	private volatile @Nullable Throwable handledError;

	private @Nullable Runnable waitingEnd;

	private boolean complete;

	InboundTrace(Tracer tracer, Span span, String method, RequestLogContext.@Nullable Request log) {
		this.tracer = tracer;
		this.span = span;
		this.method = method;
		this.log = log;
	}

	/**
	 * Server span of the request.
	 * @return the span
	 */
	public Span span() {
		return this.span;
	}

	/**
	 * Trace id of the request, as log lines show it.
	 * @return 32 lower-case hex digits
	 */
	public String traceId() {
		return this.span.context().traceId();
	}

	/**
	 * Id of the server span.
	 * @return 16 lower-case hex digits
	 */
	public String spanId() {
		return this.span.context().spanId();
	}

	/**
	 * Makes the server span current on this thread.
	 * @return the scope, to close on the same thread
	 */
	public Tracer.SpanInScope open() {
		return this.tracer.withSpan(this.span);
	}

	/**
	 * Whether the server span is the current span of this thread.
	 * @return whether it is
	 */
	public boolean isCurrent() {
		Span current = this.tracer.currentSpan();
		return current != null && current.context().spanId().equals(spanId());
	}

	/**
	 * Tells log lines who sent the request, if they show it.
	 * @param address gives the address, {@code null} if unknown
	 */
	public void clientAddress(Supplier<@Nullable String> address) {
		if (this.log != null) {
			this.log.clientAddress(address);
		}
	}

	/**
	 * Tells log lines by which pattern the path was matched, on the thread on which that
	 * became known.
	 * @param route the pattern, {@code null} if none
	 */
	public void route(@Nullable String route) {
		if (this.log != null) {
			this.log.route(route);
		}
	}

	/**
	 * Remembers an exception that user code turned into a response, such as one that an
	 * exception handler dealt with. It is recorded if the response says that the server
	 * failed.
	 * @param error the exception
	 */
	public void handled(Throwable error) {
		this.handledError = error;
	}

	@Nullable Throwable handledError() {
		return this.handledError;
	}

	/**
	 * Hands the span over to the caller, once.
	 * @return whether the caller now owns the span and must end it
	 */
	boolean claim() {
		return this.claimed.compareAndSet(false, true);
	}

	/**
	 * Lets the observation that claimed the span end it, at once or, if the request goes
	 * on after its observation has stopped, when that is {@link #complete complete}.
	 * @param ending ends the span
	 * @param unfinished whether the request goes on
	 */
	void end(Runnable ending, boolean unfinished) {
		synchronized (this.claimed) {
			if (unfinished && !this.complete) {
				this.waitingEnd = ending;
				return;
			}
		}
		ending.run();
		endLog();
	}

	/**
	 * Tells that the response is complete: ends the span if that waited for it, or if
	 * nobody claimed it.
	 * @param status the response's status code, 0 if unknown
	 * @param error what was thrown, if anything
	 */
	public void complete(int status, @Nullable Throwable error) {
		Runnable ending;
		synchronized (this.claimed) {
			this.complete = true;
			ending = this.waitingEnd;
			this.waitingEnd = null;
		}
		if (ending != null) {
			ending.run();
			endLog();
		}
		else {
			endIfUnclaimed(status, error);
		}
	}

	/**
	 * Ends the span if nobody claimed it: the request was answered before its observation
	 * began. Does nothing otherwise, and nothing the second time.
	 * @param status the response's status code, 0 if unknown
	 * @param error what was thrown, if anything
	 */
	public void endIfUnclaimed(int status, @Nullable Throwable error) {
		if (!claim()) {
			return;
		}
		this.span.name(HttpMethods.spanName(this.method))
			.tag("http.request.method", HttpMethods.attribute(this.method));
		ServerSpanOutcome.record(this.span, status, error, this.handledError);
		this.span.end();
		endLog();
	}

	private void endLog() {
		if (this.log != null) {
			this.log.end();
		}
	}

}
