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

package io.github.tracingboot.sleuth;

import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

import org.springframework.cloud.sleuth.Span;
import org.springframework.cloud.sleuth.annotation.ContinueSpan;
import org.springframework.cloud.sleuth.annotation.NewSpan;
import org.springframework.cloud.sleuth.annotation.SleuthMethodInvocationProcessor;

/**
 * Calls that return a {@link Mono} or a {@link Flux}. Their span begins with the
 * subscription, ends before the subscriber learns of its end, and is current in what the
 * method returns.
 */
final class PublisherMethodProcessor implements SleuthMethodInvocationProcessor {

	private static final ContextSnapshotFactory SNAPSHOTS = ContextSnapshotFactory.builder().build();

	private final AnnotatedCalls calls;

	private final SpanObservations observations;

	PublisherMethodProcessor(AnnotatedCalls calls, SpanObservations observations) {
		this.calls = calls;
		this.observations = observations;
	}

	static boolean returnsPublisher(MethodInvocation invocation) {
		Class<?> type = invocation.getMethod().getReturnType();
		return Mono.class.isAssignableFrom(type) || Flux.class.isAssignableFrom(type);
	}

	@Override
	public @Nullable Object process(MethodInvocation invocation, @Nullable NewSpan newSpan,
			@Nullable ContinueSpan continueSpan) throws Throwable {
		Span caller = this.calls.tracer().currentSpan();
		Object publisher = invocation.proceed();
		if (publisher instanceof Mono<?> mono) {
			return Mono.deferContextual((context) -> {
				AnnotatedCall call = begin(context, invocation, newSpan, continueSpan, caller);
				return mono.doOnError(call::fail)
					.doOnTerminate(call::end)
					.doOnCancel(call::end)
					.contextWrite((inner) -> write(call, inner));
			});
		}
		if (publisher instanceof Flux<?> flux) {
			return Flux.deferContextual((context) -> {
				AnnotatedCall call = begin(context, invocation, newSpan, continueSpan, caller);
				return flux.doOnError(call::fail)
					.doOnTerminate(call::end)
					.doOnCancel(call::end)
					.contextWrite((inner) -> write(call, inner));
			});
		}
		return publisher;
	}

	private AnnotatedCall begin(ContextView context, MethodInvocation invocation, @Nullable NewSpan newSpan,
			@Nullable ContinueSpan continueSpan, @Nullable Span caller) {
		try (ContextSnapshot.Scope scope = SNAPSHOTS.setThreadLocalsFrom(context)) {
			Span current = (caller != null) ? caller : this.calls.tracer().currentSpan();
			return this.calls.begin(invocation, newSpan, continueSpan, current);
		}
	}

	private Context write(AnnotatedCall call, Context context) {
		io.micrometer.tracing.Span span = call.isNew() ? SleuthSpan.unwrap(call.span()) : null;
		return (span != null) ? context.put(ObservationThreadLocalAccessor.KEY, this.observations.of(span)) : context;
	}

}
