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

import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.cloud.sleuth.Tracer;
import org.springframework.cloud.sleuth.annotation.ContinueSpan;
import org.springframework.cloud.sleuth.annotation.NewSpan;
import org.springframework.cloud.sleuth.annotation.SleuthMethodInvocationProcessor;
import org.springframework.util.ClassUtils;

/**
 * Runs calls of annotated methods in their span, and leaves those that return a publisher
 * of Reactor to {@link PublisherMethodProcessor}.
 */
final class SpanMethodProcessor implements SleuthMethodInvocationProcessor {

	private static final boolean REACTOR = ClassUtils.isPresent("reactor.core.publisher.Flux",
			SpanMethodProcessor.class.getClassLoader());

	private final AnnotatedCalls calls;

	private final @Nullable SleuthMethodInvocationProcessor publishers;

	SpanMethodProcessor(AnnotatedCalls calls, MicrometerTracing tracing) {
		this.calls = calls;
		this.publishers = REACTOR ? new PublisherMethodProcessor(calls, new SpanObservations(tracing)) : null;
	}

	@Override
	public @Nullable Object process(MethodInvocation invocation, @Nullable NewSpan newSpan,
			@Nullable ContinueSpan continueSpan) throws Throwable {
		if (this.publishers != null && PublisherMethodProcessor.returnsPublisher(invocation)) {
			return this.publishers.process(invocation, newSpan, continueSpan);
		}
		Tracer tracer = this.calls.tracer();
		AnnotatedCall call = this.calls.begin(invocation, newSpan, continueSpan, tracer.currentSpan());
		try (Tracer.SpanInScope scope = tracer.withSpan(call.span())) {
			return invocation.proceed();
		}
		catch (Throwable ex) {
			call.fail(ex);
			throw ex;
		}
		finally {
			call.end();
		}
	}

}
