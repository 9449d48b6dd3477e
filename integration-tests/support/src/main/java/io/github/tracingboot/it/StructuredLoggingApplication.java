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

package io.github.tracingboot.it;

import java.util.Map;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * An application without a web server that logs outside a span, in a root span, in a
 * child of it and on another thread, and prints the ids of both spans. What is below
 * {@code test.mdc} in its configuration is in the MDC before any span is.
 */
@EnableAutoConfiguration
@Configuration(proxyBeanMethods = false)
public class StructuredLoggingApplication {

	/**
	 * A message that breaks whatever is not escaped.
	 */
	public static final String HOSTILE = "hostile \"quoted\"\r\n{\"trace\":{\"id\":\"forged\"}}\n\t\\ \u0001 \u2028 \u00e9 %X{traceId}";

	private static final Logger logger = LoggerFactory.getLogger(StructuredLoggingApplication.class);

	/**
	 * Starts the application.
	 * @param args the arguments
	 */
	public static void main(String[] args) {
		SpringApplication.run(StructuredLoggingApplication.class, args);
	}

	@Bean
	CommandLineRunner logsInSpans(Tracer tracer, Environment environment) {
		return (args) -> {
			Binder.get(environment)
				.bind("test.mdc", Bindable.mapOf(String.class, String.class))
				.orElseGet(Map::of)
				.forEach(MDC::put);
			logger.info("outside of spans");
			Span root = tracer.nextSpan().name("root").start();
			try (Tracer.SpanInScope scope = tracer.withSpan(root)) {
				logger.info("in the root span");
				logInAChild(tracer, root);
				logger.info("in the root span again");
				logger.info(HOSTILE);
			}
			root.end();
			logger.info("after all spans");
		};
	}

	private static void logInAChild(Tracer tracer, Span root) throws InterruptedException {
		Span child = tracer.nextSpan().name("child").start();
		System.out.println("ids=" + root.context().traceId() + ":" + root.context().spanId() + ":"
				+ child.context().spanId() + ":");
		try (Tracer.SpanInScope scope = tracer.withSpan(child)) {
			logger.info("in the child span");
			logger.error("failed in the child span", new IllegalStateException("first line\nsecond line"));
		}
		Thread other = new Thread(() -> {
			try (Tracer.SpanInScope scope = tracer.withSpan(child)) {
				logger.info("on another thread");
			}
			logger.info("done on another thread");
		}, "other");
		other.start();
		other.join();
		child.end();
	}

}
