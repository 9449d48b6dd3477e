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

package io.github.tracingboot.concurrent;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.CurrentTraceContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The border that work crosses when it enters a pooled thread from outside the process: a
 * request, a message, a scheduled run. Behind it no span of earlier work is current,
 * whatever user code left open on the thread, and after it the thread is as clean as it
 * was meant to be. What had to be repaired is counted: a wrong id in a log line is worse
 * than a missing one.
 * <p>
 * Thread-safe.
 *
 * @since 0.1.0
 */
public final class ContextBoundary {

	private static final Log logger = LogFactory.getLog(ContextBoundary.class);

	private final Tracer tracer;

	private final ObservationRegistry observationRegistry;

	private final List<ThreadResidue> residues;

	private final AtomicLong repairs = new AtomicLong();

	ContextBoundary(Tracer tracer, ObservationRegistry observationRegistry, List<ThreadResidue> residues) {
		this.tracer = tracer;
		this.observationRegistry = observationRegistry;
		this.residues = residues;
	}

	/**
	 * Enters the boundary on the current thread. To be closed on the same thread.
	 * @return the crossing, to close when the work leaves the thread
	 */
	public Crossing enter() {
		clean("before");
		return () -> clean("after");
	}

	/**
	 * Watches over work that comes from inside the process and has brought its context
	 * along, or none. To be closed on the same thread.
	 * @return the crossing, which when closed leaves the thread as it is now
	 */
	public Crossing visit() {
		Span span = currentSpan();
		Observation.Scope scope = this.observationRegistry.getCurrentObservationScope();
		return () -> restore(span, scope);
	}

	/**
	 * Number of times that a thread carried the context of earlier work and was cleaned.
	 * @return the count since start
	 */
	public long repairs() {
		return this.repairs.get();
	}

	@SuppressWarnings("MustBeClosedChecker") // the empty context is meant to stay
	private void clean(String when) {
		boolean stale = currentSpan() != null;
		CurrentTraceContext.Scope neverClosed = this.tracer.currentTraceContext().maybeScope(null);
		if (this.observationRegistry.getCurrentObservationScope() != null) {
			this.observationRegistry.setCurrentObservationScope(null);
			stale = true;
		}
		for (ThreadResidue residue : this.residues) {
			stale |= residue.clear();
		}
		if (stale) {
			report(when, neverClosed);
		}
	}

	@SuppressWarnings("MustBeClosedChecker") // what the thread came with is meant to stay
	private void restore(@Nullable Span span, Observation.@Nullable Scope scope) {
		boolean foreignScope = this.observationRegistry.getCurrentObservationScope() != scope;
		if (foreignScope) {
			this.observationRegistry.setCurrentObservationScope(scope);
		}
		if (foreignScope || !isCurrent(span)) {
			report("after", this.tracer.currentTraceContext().maybeScope((span != null) ? span.context() : null));
		}
	}

	// A tracer that does nothing, such as Tracer.NOOP, always has a span, without ids.
	private @Nullable Span currentSpan() {
		Span span = this.tracer.currentSpan();
		return (span != null && !span.context().traceId().isEmpty()) ? span : null;
	}

	private boolean isCurrent(@Nullable Span span) {
		Span current = currentSpan();
		if (span == null || current == null) {
			return span == current;
		}
		return span.context().spanId().equals(current.context().spanId());
	}

	private void report(String when, CurrentTraceContext.Scope scope) {
		boolean first = this.repairs.getAndIncrement() == 0;
		String message = "Thread '" + Thread.currentThread().getName() + "' still carried a trace " + when
				+ " its work: a scope was opened and not closed, or not on the thread that opened it. Cleaned.";
		if (first) {
			logger.warn(message + " Later cases are counted and logged at DEBUG.");
		}
		else if (logger.isDebugEnabled()) {
			logger.debug(message + " " + scope);
		}
	}

	/**
	 * One stay of work on a thread.
	 */
	@FunctionalInterface
	public interface Crossing extends AutoCloseable {

		@Override
		void close();

	}

}
