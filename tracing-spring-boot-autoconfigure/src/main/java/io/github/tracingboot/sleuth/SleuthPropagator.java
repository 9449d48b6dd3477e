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

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.cloud.sleuth.Span;
import org.springframework.cloud.sleuth.TraceContext;
import org.springframework.cloud.sleuth.propagation.Propagator;

/**
 * Sleuth's view of the dialects that are read and written.
 */
final class SleuthPropagator implements Propagator {

	private final io.micrometer.tracing.propagation.Propagator delegate;

	private final io.micrometer.tracing.Tracer tracer;

	SleuthPropagator(io.micrometer.tracing.propagation.Propagator delegate, io.micrometer.tracing.Tracer tracer) {
		this.delegate = delegate;
		this.tracer = tracer;
	}

	@Override
	public List<String> fields() {
		return this.delegate.fields();
	}

	@Override
	public <C> void inject(TraceContext context, @Nullable C carrier, Setter<C> setter) {
		this.delegate.inject(SleuthTraceContext.unwrap(context, this.tracer), carrier, setter::set);
	}

	@Override
	public <C> Span.Builder extract(C carrier, Getter<C> getter) {
		return new SleuthSpanBuilder(this.delegate.extract(carrier, getter::get), this.tracer);
	}

}
