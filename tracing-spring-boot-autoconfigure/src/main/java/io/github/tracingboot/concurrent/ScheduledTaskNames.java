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

import io.micrometer.tracing.Span;

import org.springframework.scheduling.support.ScheduledMethodRunnable;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Names runs of tasks that are no methods, after the class that they were written in.
 */
final class ScheduledTaskNames {

	private ScheduledTaskNames() {
	}

	static void apply(Runnable task, Span span) {
		String className = className(task);
		if (className.isEmpty()) {
			span.name("task");
			return;
		}
		span.name("task " + StringUtils.uncapitalize(ClassUtils.getShortName(className)));
		span.tag("code.namespace", className);
	}

	/**
	 * Whether a task is work of the framework itself, such as polling a channel.
	 * @param task the task
	 * @return whether it is
	 */
	static boolean isOfSpring(Runnable task) {
		return task.getClass().getName().startsWith("org.springframework.")
				&& !(task instanceof ScheduledMethodRunnable);
	}

	// Spring hides tasks behind wrappers that show only the task's text.
	private static String className(Runnable task) {
		String text = task.toString();
		int hash = text.lastIndexOf('@');
		if (hash < 0) {
			return "";
		}
		String className = text.substring(0, hash);
		int generated = className.indexOf("$$");
		return isClassName(className) ? className.substring(0, (generated > 0) ? generated : hash) : "";
	}

	private static boolean isClassName(String text) {
		return text.chars().allMatch((ch) -> Character.isJavaIdentifierPart(ch) || ch == '.' || ch == '/');
	}

}
