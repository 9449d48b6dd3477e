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

import io.github.tracingboot.logging.RequestLogContext;
import io.github.tracingboot.sampling.RecordingSuppression;
import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Starts the {@link InboundTrace} of every request. The entries of the servlet containers
 * and of WebFlux share it.
 *
 * @since 0.1.0
 */
public final class InboundTraces {

	private static final Log logger = LogFactory.getLog(InboundTraces.class);

	private final Tracer tracer;

	private final Propagator propagator;

	private final ObservedRequests observedRequests;

	private final ExcludedPaths excludedPaths;

	private final @Nullable RequestLogContext log;

	InboundTraces(Tracer tracer, Propagator propagator, ObservedRequests observedRequests, ExcludedPaths excludedPaths,
			@Nullable RequestLogContext log) {
		this.tracer = tracer;
		this.propagator = propagator;
		this.observedRequests = observedRequests;
		this.excludedPaths = excludedPaths;
		this.log = log;
	}

	/**
	 * Starts the trace of a request, or continues the caller's. To be called inside a
	 * clean context.
	 * @param <C> the type of what carries the headers
	 * @param carrier what carries the headers
	 * @param getter reads a header
	 * @param method the HTTP method as sent
	 * @param path the decoded path below the context path, starting with a slash
	 * @param observationContext the context that the request's observation will have, as
	 * far as it is known; only asked whether the application wants to observe the request
	 * @return the trace, or {@code null} if the application denies observing the request,
	 * its tracer does nothing, or something of it failed here
	 */
	public <C> @Nullable InboundTrace start(C carrier, Propagator.Getter<C> getter, String method, String path,
			Observation.Context observationContext) {
		try {
			return this.observedRequests.contain(observationContext) ? start(carrier, getter, method, path) : null;
		}
		catch (RuntimeException ex) {
			// What throws here, such as a predicate, throws again where the application
			// can handle it: when the observation starts.
			logger.debug("The trace of a request could not be started", ex);
			return null;
		}
	}

	private <C> @Nullable InboundTrace start(C carrier, Propagator.Getter<C> getter, String method, String path) {
		Span.Builder builder = this.propagator.extract(carrier, getter)
			.kind(Span.Kind.SERVER)
			.name(HttpMethods.spanName(method));
		Span span = this.excludedPaths.matches(path) ? RecordingSuppression.suppress(builder::start) : builder.start();
		if (span.context().traceId().isEmpty()) {
			return null; // a tracer that does nothing, such as Tracer.NOOP
		}
		return new InboundTrace(this.tracer, span, method,
				(this.log != null) ? this.log.begin(span.context().spanId(), HttpMethods.attribute(method)) : null);
	}

}
