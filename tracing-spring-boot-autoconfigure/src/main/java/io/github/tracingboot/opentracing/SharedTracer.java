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

package io.github.tracingboot.opentracing;

import java.util.ArrayDeque;
import java.util.Deque;

import io.opentracing.Scope;
import io.opentracing.ScopeManager;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.Tracer;
import io.opentracing.noop.NoopTracerFactory;
import io.opentracing.propagation.Format;
import io.opentracing.util.GlobalTracer;
import org.jspecify.annotations.Nullable;

/**
 * The tracer of the application that was registered last and still runs. What is once
 * registered as {@code GlobalTracer} stays so for the life of the JVM, so this is, and
 * applications come and go behind it.
 */
final class SharedTracer implements Tracer {

	// As static as what it stands behind.
	private static final SharedTracer INSTANCE = new SharedTracer();

	private final Tracer noop = NoopTracerFactory.create();

	private final Deque<Tracer> registered = new ArrayDeque<>();

	private volatile Tracer current = this.noop;

	private SharedTracer() {
	}

	/**
	 * Registers a tracer.
	 * @param tracer the tracer
	 * @return {@code false} if another than this is behind {@code GlobalTracer}
	 */
	static boolean register(Tracer tracer) {
		synchronized (INSTANCE) {
			// Nobody tells what is registered, but the tracer itself.
			boolean free = GlobalTracer.registerIfAbsent(INSTANCE)
					|| GlobalTracer.get().toString().equals("GlobalTracer{" + INSTANCE + '}');
			if (free) {
				INSTANCE.registered.push(tracer);
				INSTANCE.current = tracer;
			}
			return free;
		}
	}

	static void unregister(Tracer tracer) {
		synchronized (INSTANCE) {
			INSTANCE.registered.remove(tracer);
			Tracer last = INSTANCE.registered.peek();
			INSTANCE.current = (last != null) ? last : INSTANCE.noop;
		}
	}

	@Override
	public ScopeManager scopeManager() {
		return this.current.scopeManager();
	}

	@Override
	public @Nullable Span activeSpan() {
		return this.current.activeSpan();
	}

	@Override
	public Scope activateSpan(@Nullable Span span) {
		return this.current.activateSpan(span);
	}

	@Override
	public SpanBuilder buildSpan(@Nullable String operationName) {
		return this.current.buildSpan(operationName);
	}

	@Override
	public <C> void inject(@Nullable SpanContext spanContext, @Nullable Format<C> format, @Nullable C carrier) {
		this.current.inject(spanContext, format, carrier);
	}

	@Override
	public <C> @Nullable SpanContext extract(@Nullable Format<C> format, @Nullable C carrier) {
		return this.current.extract(format, carrier);
	}

	/**
	 * Does nothing: the tracers are closed by their applications.
	 */
	@Override
	public void close() {
	}

}
