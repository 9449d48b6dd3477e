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

	private static final class OnPlatformThreads {

		private static final RunningApplication application = RunningApplication.start(ThreadsApplication.class);

	}

}
