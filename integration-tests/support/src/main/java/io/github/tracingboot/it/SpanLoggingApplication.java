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

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * An application without a web server that logs a line outside a span, one inside and one
 * after it, and prints the ids of the span.
 */
@EnableAutoConfiguration
@Configuration(proxyBeanMethods = false)
public class SpanLoggingApplication {

	private static final Logger logger = LoggerFactory.getLogger(SpanLoggingApplication.class);

	/**
	 * Starts the application.
	 * @param args the arguments
	 */
	public static void main(String[] args) {
		logger.info("in main before the context");
		SpringApplication.run(SpanLoggingApplication.class, args);
	}

	@Bean
	CommandLineRunner logsInASpan(Tracer tracer) {
		return (args) -> {
			logger.info("before the span");
			Span span = tracer.nextSpan().name("work").start();
			System.out.println("ids=" + span.context().traceId() + ":" + span.context().spanId());
			try (Tracer.SpanInScope scope = tracer.withSpan(span)) {
				logger.info("inside the span");
				logger.error("failed inside the span", new IllegalStateException("first line\nsecond line"));
			}
			span.end();
			logger.info("after the span");
		};
	}

}
