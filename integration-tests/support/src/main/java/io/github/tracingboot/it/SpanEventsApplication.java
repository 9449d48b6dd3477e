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

import java.util.function.Consumer;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.EventData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * Applications in one JVM that start and close beside and after one another. In each of
 * these states, lines are logged in a span of the first one's tracer; what the span has
 * got is printed.
 */
@EnableAutoConfiguration
@Configuration(proxyBeanMethods = false)
public class SpanEventsApplication {

	private static final Logger logger = LoggerFactory.getLogger("com.example.Shop");

	private static final Logger apart = LoggerFactory.getLogger("com.example.apart.Audit");

	/**
	 * Starts the applications.
	 * @param args the arguments
	 */
	public static void main(String[] args) {
		ConfigurableApplicationContext first = SpringApplication.run(SpanEventsApplication.class, args);
		Tracer tracer = first.getBean(OpenTelemetry.class).getTracer("test");
		logger.warn("outside of spans");
		report("one", tracer, SpanEventsApplication::log);
		report("apart", tracer, (span) -> apart.warn("not for all"));
		ConfigurableApplicationContext second = SpringApplication.run(SpanEventsApplication.class, args);
		report("two", tracer, (span) -> logger.warn("beside another"));
		second.close();
		report("left", tracer, (span) -> logger.warn("after another"));
		// The logging system was cleaned up, and is configured anew.
		ConfigurableApplicationContext third = SpringApplication.run(SpanEventsApplication.class, args);
		report("new", tracer, (span) -> logger.warn("configured anew"));
		third.close();
		report("alone", tracer, (span) -> logger.warn("alone again"));
		LoggingSystem.get(SpanEventsApplication.class.getClassLoader()).cleanUp();
		report("cleaned", tracer, (span) -> logger.warn("cleaned up"));
		first.close();
		try (SdkTracerProvider provider = SdkTracerProvider.builder().build()) {
			report("none", provider.get("test"), (span) -> logger.error("after all"));
		}
	}

	private static void log(Span span) {
		logger.info("packing an order");
		logger.warn("{} of {} left", 1, "pen");
		logger.error("order failed at http://joe:s3cr3t@stock/", new IllegalStateException("no stock"));
	}

	private static void report(String name, Tracer tracer, Consumer<Span> action) {
		Span span = tracer.spanBuilder(name).startSpan();
		try (Scope scope = span.makeCurrent()) {
			action.accept(span);
		}
		span.end();
		for (EventData event : ((ReadableSpan) span).toSpanData().getEvents()) {
			System.out.println("event=" + name + "|" + event.getName() + "|" + text(event, "log.level") + "|"
					+ text(event, "log.logger") + "|" + text(event, "message") + "|" + text(event, "exception.type")
					+ "|" + text(event, "exception.message") + "|"
					+ text(event, "exception.stacktrace").contains("\tat io.github.tracingboot.it"));
		}
	}

	private static String text(EventData event, String attribute) {
		return String.valueOf(event.getAttributes().get(AttributeKey.stringKey(attribute)));
	}

}
