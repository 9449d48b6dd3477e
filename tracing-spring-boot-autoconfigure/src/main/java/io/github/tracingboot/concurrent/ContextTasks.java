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

import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.SchedulingAwareRunnable;
import org.springframework.scheduling.TaskScheduler;

/**
 * Turns tasks into tasks that take the context of the thread that submits them along, or
 * that begin without any. The thread that runs them is afterwards as it was before.
 * <p>
 * There is one for each application context. It may be used before the
 * {@link ContextBoundary}, which watches over the threads, is known.
 */
class ContextTasks {

	private static final ContextBoundary.Crossing UNWATCHED = () -> {
	};

	private volatile @Nullable ContextBoundary boundary;

	private volatile @Nullable ScheduledRuns scheduledRuns;

	void watchedBy(@Nullable ContextBoundary boundary) {
		this.boundary = boundary;
	}

	void tracedBy(@Nullable ScheduledRuns scheduledRuns) {
		this.scheduledRuns = scheduledRuns;
	}

	/**
	 * Makes a task take the context of the current thread along. Tasks by which a
	 * framework runs a loop or schedules a task again and again begin without.
	 * @param task the task
	 * @return the task to submit
	 */
	Runnable carrying(Runnable task) {
		return servesMany(task) ? ContextTask.of(task, CapturedContext.empty(), this) : alwaysCarrying(task);
	}

	/**
	 * Makes a task take the context of the current thread along, whatever it is: somebody
	 * asks for just that.
	 * @param task the task
	 * @return the task to submit
	 */
	Runnable alwaysCarrying(Runnable task) {
		return (task instanceof ContextTask) ? task : ContextTask.of(task, CapturedContext.capture(), this);
	}

	/**
	 * Makes a task take the context of the current thread along.
	 * @param <T> the type of the result
	 * @param task the task
	 * @return the task to submit
	 */
	<T extends @Nullable Object> Callable<T> carrying(Callable<T> task) {
		CapturedContext context = CapturedContext.capture();
		return () -> call(context, task);
	}

	private static boolean servesMany(Runnable task) {
		return task instanceof SchedulingAwareRunnable || task instanceof ScheduledFuture;
	}

	/**
	 * Makes every run of a periodic task begin as work from outside: without the context
	 * of whoever scheduled it.
	 * @param task the task
	 * @return the task to schedule
	 */
	Runnable beginningClean(Runnable task) {
		return () -> {
			ContextBoundary boundary = this.boundary;
			if (boundary == null) {
				run(CapturedContext.empty(), task);
				return;
			}
			try (ContextBoundary.Crossing crossing = boundary.enter()) {
				task.run();
			}
		};
	}

	/**
	 * Makes every run of a periodic task a trace of its own, if the task is one of the
	 * application, and begin clean in any case.
	 * @param task the task
	 * @param scheduler the scheduler that is to run it
	 * @return the task to schedule
	 */
	Runnable beginningTrace(Runnable task, TaskScheduler scheduler) {
		Runnable clean = beginningClean(task);
		if (ScheduledTaskNames.isOfSpring(task)) {
			return clean;
		}
		return () -> {
			ScheduledRuns scheduledRuns = this.scheduledRuns;
			if (scheduledRuns == null) {
				clean.run();
			}
			else {
				ScheduledRunTask.of(task, scheduler, scheduledRuns).run();
			}
		};
	}

	/**
	 * Makes a context current on this thread.
	 * @param context the context
	 * @return its stay, to be closed on the same thread
	 */
	Stay enter(CapturedContext context) {
		return new Stay(context);
	}

	<T extends @Nullable Object> T call(CapturedContext context, Callable<T> task) throws Exception {
		try (Stay stay = new Stay(context)) {
			return task.call();
		}
	}

	<T extends @Nullable Object> T get(CapturedContext context, Supplier<T> task) {
		try (Stay stay = new Stay(context)) {
			return task.get();
		}
	}

	void run(CapturedContext context, Runnable task) {
		try (Stay stay = new Stay(context)) {
			task.run();
		}
	}

	/**
	 * The stay of a context on a thread, with the watch over what is left behind.
	 */
	final class Stay implements AutoCloseable {

		private final ThreadState state = ThreadState.remember();

		private final ContextBoundary.Crossing visit;

		private final CapturedContext.Scope scope;

		private Stay(CapturedContext context) {
			ContextBoundary boundary = ContextTasks.this.boundary;
			this.visit = (boundary != null) ? boundary.visit() : UNWATCHED;
			try {
				this.scope = context.makeCurrent();
			}
			catch (RuntimeException | Error ex) {
				this.state.close();
				throw ex;
			}
		}

		@Override
		public void close() {
			try (ThreadState state = this.state; ContextBoundary.Crossing visit = this.visit) {
				this.scope.close();
			}
		}

	}

}
