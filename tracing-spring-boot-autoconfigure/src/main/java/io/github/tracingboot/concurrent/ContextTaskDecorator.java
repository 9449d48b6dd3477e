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

import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

import org.springframework.core.task.TaskDecorator;
import org.springframework.core.task.support.CompositeTaskDecorator;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;

/**
 * Makes tasks take the context of the thread that submits them along, with the decorator
 * of the user inside, so that what it does before and after the task has the context too.
 */
class ContextTaskDecorator implements TaskDecorator {

	private final ContextTasks tasks;

	private final @Nullable TaskDecorator users;

	ContextTaskDecorator(ContextTasks tasks, @Nullable TaskDecorator users) {
		this.tasks = tasks;
		this.users = users;
	}

	@Nullable TaskDecorator users() {
		return this.users;
	}

	@Override
	public Runnable decorate(Runnable task) {
		if (this.users == null) {
			return this.tasks.carrying(task);
		}
		// Opening the scope of the observation again would hide a span made by hand.
		boolean opensScopes = this.users instanceof ContextPropagatingTaskDecorator
				|| this.users instanceof CompositeTaskDecorator;
		Runnable inner = opensScopes ? Context.current().wrap(task) : task;
		return this.tasks.carrying(this.users.decorate(inner));
	}

}
