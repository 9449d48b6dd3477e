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

package io.github.tracingboot.it.threads;

import java.util.stream.Stream;

import io.github.tracingboot.it.RunningApplication;

/**
 * Applications that the tests of this JVM share. They are started on first use.
 */
final class RunningThreads {

	private RunningThreads() {
	}

	/**
	 * The application with Spring Boot's defaults.
	 * @return the application
	 */
	static RunningApplication onPlatformThreads() {
		return OnPlatformThreads.application;
	}

	/**
	 * The application on virtual threads.
	 * @return the application
	 */
	static RunningApplication onVirtualThreads() {
		return OnVirtualThreads.application;
	}

	private static RunningApplication start(String... properties) {
		String[] all = Stream
			.concat(Stream.of("spring.task.execution.mode=force", "management.tracing.baggage.remote-fields=tenant",
					"tracing.instrument.executors.exclude=excluded*"), Stream.of(properties))
			.toArray(String[]::new);
		return RunningApplication.start(ThreadsApplication.class, all);
	}

	private static final class OnPlatformThreads {

		private static final RunningApplication application = start();

	}

	private static final class OnVirtualThreads {

		private static final RunningApplication application = start("spring.threads.virtual.enabled=true");

	}

}
