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

import java.lang.reflect.UndeclaredThrowableException;
import java.util.function.BooleanSupplier;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.support.TaskUtils;
import org.springframework.util.ErrorHandler;

/**
 * Executes runs of scheduled tasks: each on a clean thread, in a trace of its own, and
 * with the scheduler's handling of its exception still inside.
 */
class ScheduledRuns {

	/**
	 * Name of Spring's observation of scheduled methods. Whoever denies that wants no
	 * spans of scheduled tasks.
	 */
	private static final String OBSERVATION = "tasks.scheduled.execution";

	private final Tracer tracer;

	private final ObservationRegistry registry;

	private final ContextBoundary boundary;

	private final ThreadLocal<ScheduledRun> current = new ThreadLocal<>();

	private final ThreadLocal<Failure> failure = new ThreadLocal<>();

	ScheduledRuns(Tracer tracer, ObservationRegistry registry, ContextBoundary boundary) {
		this.tracer = tracer;
		this.registry = registry;
		this.boundary = boundary;
	}

	/**
	 * Executes a run on this thread.
	 * @param task the task
	 * @param logsAndSuppresses whether the scheduler would do no more about an exception
	 * than log it; it is then done here, inside the trace, and not thrown
	 */
	void execute(Runnable task, BooleanSupplier logsAndSuppresses) {
		try (ContextBoundary.Crossing crossing = this.boundary.enter()) {
			if (isObserved()) {
				executeInTrace(task, logsAndSuppresses);
			}
			else {
				task.run();
			}
		}
	}

	private void executeInTrace(Runnable task, BooleanSupplier logsAndSuppresses) {
		ScheduledRun run = new ScheduledRun(this.tracer.nextSpan().start());
		this.current.set(run);
		this.failure.remove();
		try (Tracer.SpanInScope scope = this.tracer.withSpan(run.span())) {
			executeInScope(task, run, logsAndSuppresses);
		}
		finally {
			this.current.remove();
			if (!run.isClaimed()) {
				ScheduledTaskNames.apply(task, run.span());
			}
			run.release();
		}
	}

	private void executeInScope(Runnable task, ScheduledRun run, BooleanSupplier logsAndSuppresses) {
		try {
			task.run();
		}
		catch (Throwable ex) {
			Throwable error = handled(ex);
			if (!run.isClaimed()) {
				run.span().error(error);
			}
			if (!logsAndSuppresses.getAsBoolean()) {
				this.failure.set(new Failure(error, run.span()));
				throw ex;
			}
			TaskUtils.LOG_AND_SUPPRESS_ERROR_HANDLER.handleError(error);
		}
	}

	// What Spring hands to error handlers.
	private static Throwable handled(Throwable ex) {
		return (ex instanceof UndeclaredThrowableException undeclared && undeclared.getUndeclaredThrowable() != null)
				? undeclared.getUndeclaredThrowable() : ex;
	}

	private boolean isObserved() {
		return !Observation.createNotStarted(OBSERVATION, Observation.Context::new, this.registry).isNoop();
	}

	/**
	 * The run that is being executed on this thread, if its span is the current one.
	 * @return the run, or {@code null}
	 */
	@Nullable ScheduledRun current() {
		ScheduledRun run = this.current.get();
		Span span = (run != null) ? this.tracer.currentSpan() : null;
		return (run != null && span != null && span.context().spanId().equals(run.span().context().spanId())) ? run
				: null;
	}

	/**
	 * Hands the exception that a run on this thread has just thrown to a handler, in the
	 * trace of that run.
	 * @param error the exception
	 * @param handler the handler
	 */
	void handle(Throwable error, ErrorHandler handler) {
		Failure failure = this.failure.get();
		this.failure.remove();
		if (failure == null || failure.error() != error) {
			handler.handleError(error);
			return;
		}
		try (Tracer.SpanInScope scope = this.tracer.withSpan(failure.span())) {
			handler.handleError(error);
		}
	}

	private record Failure(Throwable error, Span span) {
	}

}
