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

import org.jspecify.annotations.Nullable;

/**
 * A task with the context that it runs in. Shows its task's text to whoever rejects it,
 * and its order to queues that sort.
 */
class ContextTask implements Runnable {

	private final Runnable task;

	private final CapturedContext context;

	private final ContextTasks tasks;

	private ContextTask(Runnable task, CapturedContext context, ContextTasks tasks) {
		this.task = task;
		this.context = context;
		this.tasks = tasks;
	}

	static ContextTask of(Runnable task, CapturedContext context, ContextTasks tasks) {
		return (task instanceof Comparable) ? new Sorted(task, context, tasks) : new ContextTask(task, context, tasks);
	}

	/**
	 * Returns what was submitted.
	 * @param task a task, possibly with its context
	 * @return the task without
	 */
	static Object unwrap(Object task) {
		return (task instanceof ContextTask withContext) ? withContext.task : task;
	}

	/**
	 * Returns a task that a queue finds when it looks for the one that was submitted.
	 * @param task the submitted task
	 * @return an object equal to it, with or without a context
	 */
	static Runnable lookalike(Runnable task) {
		return new Lookalike(task);
	}

	@Override
	public void run() {
		this.tasks.run(this.context, this.task);
	}

	@Override
	public String toString() {
		return this.task.toString();
	}

	@SuppressWarnings("ComparableType") // the queue may hold tasks without a context
	private static final class Sorted extends ContextTask implements Comparable<Object> {

		private Sorted(Runnable task, CapturedContext context, ContextTasks tasks) {
			super(task, context, tasks);
		}

		@Override
		@SuppressWarnings("unchecked")
		public int compareTo(Object other) {
			return ((Comparable<Object>) unwrap(this)).compareTo(unwrap(other));
		}

	}

	private record Lookalike(Runnable task) implements Runnable {

		@Override
		public void run() {
			this.task.run();
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other != null && this.task.equals(unwrap(other));
		}

		@Override
		public int hashCode() {
			return this.task.hashCode();
		}

	}

}
