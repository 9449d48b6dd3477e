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

package io.github.tracingboot;

import java.util.stream.StreamSupport;

import io.opentelemetry.context.ContextStorage;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryEventPublisherBeansApplicationListener;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/**
 * Gives wiring tests a context with all of Spring Boot's and the starter's tracing, but
 * no web.
 */
public final class TracingRunner {

	private static final String[] PREFIXES = { "io.github.tracingboot.",
			"org.springframework.boot.micrometer.observation.", "org.springframework.boot.micrometer.tracing.",
			"org.springframework.boot.opentelemetry.", "org.springframework.boot.autoconfigure.aop.",
			"org.springframework.boot.autoconfigure.task.", "org.springframework.boot.autoconfigure.context." };

	static {
		// Must come before the first use of OpenTelemetry's context in this JVM.
		OpenTelemetryEventPublisherBeansApplicationListener.addWrapper();
		ContextStorage.get();
	}

	private TracingRunner() {
	}

	/**
	 * Creates a runner.
	 * @return the runner
	 */
	public static ApplicationContextRunner create() {
		Class<?>[] candidates = StreamSupport
			.stream(ImportCandidates.load(org.springframework.boot.autoconfigure.AutoConfiguration.class,
					TracingRunner.class.getClassLoader())
				.spliterator(), false)
			.filter(TracingRunner::isTracing)
			.map(TracingRunner::load)
			.filter(TracingRunner::hasItsLibraries)
			.toArray(Class<?>[]::new);
		return new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(candidates))
			.withPropertyValues("management.tracing.sampling.probability=1.0");
	}

	private static boolean isTracing(String className) {
		for (String prefix : PREFIXES) {
			if (className.startsWith(prefix)) {
				return true;
			}
		}
		return false;
	}

	private static Class<?> load(String className) {
		try {
			return Class.forName(className, false, TracingRunner.class.getClassLoader());
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	// Conditions only read annotations when a class is imported by the framework itself.
	private static boolean hasItsLibraries(Class<?> candidate) {
		try {
			candidate.getDeclaredMethods();
			return true;
		}
		catch (NoClassDefFoundError ex) {
			return false;
		}
	}

}
