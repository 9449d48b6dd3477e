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

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

import io.github.tracingboot.concurrent.CurrentContext;
import org.jspecify.annotations.Nullable;

import org.springframework.cloud.sleuth.CurrentTraceContext;
import org.springframework.cloud.sleuth.TraceContext;

/**
 * Sleuth's view of what is current. Tasks take all of the context along that tasks of
 * executor beans do, as it is when they are submitted.
 */
final class SleuthCurrentTraceContext implements CurrentTraceContext {

	private final io.micrometer.tracing.Tracer tracer;

	private final OpenBaggage openBaggage;

	SleuthCurrentTraceContext(io.micrometer.tracing.Tracer tracer, OpenBaggage openBaggage) {
		this.tracer = tracer;
		this.openBaggage = openBaggage;
	}

	// Not the tracer's own context, which is one without ids while no span is current.
	@Override
	public @Nullable TraceContext context() {
		io.micrometer.tracing.Span span = this.tracer.currentSpan();
		return (span != null) ? new SleuthTraceContext(span.context()) : null;
	}

	@Override
	public Scope newScope(@Nullable TraceContext context) {
		io.micrometer.tracing.TraceContext unwrapped = (context != null)
				? SleuthTraceContext.unwrap(context, this.tracer) : null;
		return this.openBaggage.within(() -> this.tracer.currentTraceContext().maybeScope(unwrapped)::close)::run;
	}

	@Override
	public Scope maybeScope(@Nullable TraceContext context) {
		return newScope(context);
	}

	@Override
	public <C> Callable<C> wrap(Callable<C> task) {
		return CurrentContext.wrapCallable(task);
	}

	@Override
	public Runnable wrap(Runnable task) {
		return CurrentContext.wrap(task);
	}

	@Override
	public Executor wrap(Executor delegate) {
		return CurrentContext.taskWrapping(delegate);
	}

	@Override
	public ExecutorService wrap(ExecutorService delegate) {
		return CurrentContext.taskWrapping(delegate);
	}

}
