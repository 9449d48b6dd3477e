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

package io.github.tracingboot.logging.events;

import java.util.List;

import ch.qos.logback.classic.LoggerContext;
import io.github.tracingboot.TracingRunner;
import io.github.tracingboot.diagnostics.StartupContributor;
import io.github.tracingboot.diagnostics.StartupReport;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.EventData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for log lines as events of spans, with Logback.
 */
@ExtendWith(OutputCaptureExtension.class)
class SpanEventsTests {

	private static final Logger logger = LoggerFactory.getLogger("com.example.Shop");

	private final ApplicationContextRunner runner = TracingRunner.create();

	@Test
	void shouldMakeALineAnEventOfTheCurrentSpan() {
		this.runner.run((context) -> {
			List<EventData> events = eventsOf(context, () -> {
				logger.info("picking {}", 7);
				logger.warn("{} of {} left", 1, "pen");
			});
			assertThat(events).singleElement().satisfies((event) -> {
				assertThat(event.getName()).isEqualTo("log");
				assertThat(event.getAttributes().asMap()).hasSize(3)
					.containsEntry(LogEvent.LEVEL, "WARN")
					.containsEntry(LogEvent.LOGGER, "com.example.Shop")
					.containsEntry(LogEvent.MESSAGE, "1 of pen left");
			});
		});
	}

	@Test
	void shouldTellTheException() {
		this.runner.run((context) -> {
			List<EventData> events = eventsOf(context, () -> logger.error("order failed",
					new IllegalStateException("no stock", new IllegalArgumentException("password=s3cr3t"))));
			assertThat(events).singleElement().satisfies((event) -> {
				assertThat(event.getAttributes().asMap()).containsEntry(LogEvent.LEVEL, "ERROR")
					.containsEntry(LogEvent.EXCEPTION_TYPE, IllegalStateException.class.getName())
					.containsEntry(LogEvent.EXCEPTION_MESSAGE, "no stock");
				assertThat(event.getAttributes().get(LogEvent.EXCEPTION_STACK_TRACE)).contains("\tat ")
					.contains("Caused by: java.lang.IllegalArgumentException: password=******")
					.doesNotContain("s3cr3t");
			});
		});
	}

	@Test
	void shouldBoundWhatItTells() {
		this.runner.run((context) -> {
			String half = "x".repeat(EventText.MAXIMUM_MESSAGE_LENGTH - 10);
			List<EventData> events = eventsOf(context, () -> {
				logger.warn("y".repeat(100_000));
				logger.warn(half + " http://joe:s3cr3t@shop/");
				logger.warn("deep", deep(1_000));
				logger.warn("x".repeat(EventText.MAXIMUM_MESSAGE_LENGTH - 1) + "\uD83D\uDE00");
			});
			assertThat(events.get(0).getAttributes().get(LogEvent.MESSAGE))
				.hasSize(EventText.MAXIMUM_MESSAGE_LENGTH + 1)
				.endsWith("y…");
			assertThat(events.get(1).getAttributes().get(LogEvent.MESSAGE)).doesNotContain("joe");
			assertThat(events.get(2).getAttributes().get(LogEvent.EXCEPTION_STACK_TRACE))
				.hasSize(EventText.MAXIMUM_STACK_TRACE_LENGTH + 1);
			assertThat(events.get(3).getAttributes().get(LogEvent.MESSAGE)).endsWith("x…");
		});
	}

	@Test
	void shouldLeaveTheNumberOfEventsToTheSpanWhichCountsTheRest() {
		this.runner.run((context) -> {
			ReadableSpan span = (ReadableSpan) inSpan(context, () -> {
				for (int i = 0; i < 200; i++) {
					logger.warn("again");
				}
			});
			assertThat(span.toSpanData().getEvents()).hasSize(128);
			assertThat(span.toSpanData().getTotalRecordedEvents()).isEqualTo(200);
		});
	}

	@Test
	void shouldDoNothingWithoutASpanThatRecords() {
		this.runner.run((context) -> {
			CountingMessage message = new CountingMessage();
			logger.warn("{}", message);
			int once = message.count;
			Span notRecorded = Span.wrap(SpanContext.create("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331",
					TraceFlags.getDefault(), TraceState.getDefault()));
			try (Scope scope = notRecorded.makeCurrent()) {
				logger.warn("{}", message);
			}
			assertThat(message.count).isEqualTo(2 * once);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "off", "OFF", "false" })
	void shouldBeOffWhenTheLevelIs(String level) {
		this.runner.withPropertyValues("tracing.logging.span-events.level=" + level).run((context) -> {
			assertThat(appenders()).isZero();
			assertThat(eventsOf(context, () -> logger.error("failed"))).isEmpty();
			assertThat(startupLine(context)).contains("span-events (tracing.logging.span-events.level=off)");
		});
	}

	@Test
	void shouldTakeTheLevelThatTheUserWants() {
		this.runner.withPropertyValues("tracing.logging.span-events.level=error").run((context) -> {
			assertThat(eventsOf(context, () -> {
				logger.warn("left out");
				logger.error("taken");
			})).extracting(SpanEventsTests::message).containsExactly("taken");
			assertThat(startupLine(context)).contains("span events: log lines from error");
		});
	}

	@Test
	void shouldFailWithTheNameOfAPropertyThatIsNoLevel() {
		this.runner.withPropertyValues("tracing.logging.span-events.level=loud")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("org.springframework.boot.logging.LogLevel.loud"));
	}

	@Test
	void shouldLetTheUsersRedactorWin() {
		this.runner.withBean(SpanEventRedactor.class, () -> (text) -> text.replace("pen", "***")).run((context) -> {
			assertThat(eventsOf(context, () -> logger.warn("pen password=known"))).extracting(SpanEventsTests::message)
				.containsExactly("*** password=known");
			assertThat(context).hasSingleBean(SpanEventRedactor.class);
		});
	}

	@Test
	void shouldLogWhateverTheEventFailsFor(CapturedOutput output) {
		this.runner.withBean(SpanEventRedactor.class, () -> (text) -> {
			throw new UnsupportedOperationException("redactor is broken");
		}).run((context) -> {
			assertThat(eventsOf(context, () -> logger.warn("logged all the same"))).isEmpty();
			assertThat(output).containsOnlyOnce("logged all the same").doesNotContain("redactor is broken");
		});
	}

	@Test
	void shouldNotBeEnteredByWhatIsLoggedMeanwhile() {
		this.runner.withBean(SpanEventRedactor.class, () -> (text) -> {
			logger.warn("meanwhile");
			return text;
		})
			.run((context) -> assertThat(eventsOf(context, () -> logger.warn("first")))
				.extracting(SpanEventsTests::message)
				.containsExactly("first"));
	}

	@Test
	void shouldIgnoreWhatIsLoggedAboutSendingIt() {
		this.runner.run((context) -> assertThat(eventsOf(context, () -> {
			LoggerFactory.getLogger("io.opentelemetry.exporter.internal.http.HttpExporter").warn("failed");
			LoggerFactory.getLogger("io.github.tracingboot.export.BackendAvailability").warn("is down");
		})).isEmpty());
	}

	@Test
	void shouldMakeOneEventBesideOtherContextsAndNoneWhenTheLastHasClosed() {
		this.runner.run((first) -> {
			this.runner.withPropertyValues("tracing.logging.span-events.level=error").run((second) -> {
				assertThat(eventsOf(second, () -> logger.error("failed"))).hasSize(1);
				assertThat(eventsOf(second, () -> logger.warn("lowest level of both"))).hasSize(1);
				assertThat(appenders()).isEqualTo(1);
			});
			assertThat(eventsOf(first, () -> logger.error("failed"))).hasSize(1);
		});
		assertThat(appenders()).isZero();
	}

	@Test
	void shouldBeThereWhenBeansAreMadeLazily() {
		this.runner
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(eventsOf(context, () -> logger.error("failed"))).hasSize(1));
	}

	@Test
	void shouldWorkWithoutLog4j2AndBeOffWithTheStarter() {
		this.runner.withClassLoader(new FilteredClassLoader("org.apache.logging.log4j.core"))
			.run((context) -> assertThat(eventsOf(context, () -> logger.error("failed"))).hasSize(1));
		this.runner.withPropertyValues("tracing.enabled=false").run((context) -> {
			assertThat(context).doesNotHaveBean(SpanEventRegistration.class);
			assertThat(appenders()).isZero();
		});
	}

	private static String message(EventData event) {
		return String.valueOf(event.getAttributes().get(LogEvent.MESSAGE));
	}

	private static Exception deep(int depth) {
		return (depth == 0) ? new IllegalStateException("root") : new IllegalStateException("level", deep(depth - 1));
	}

	private static List<EventData> eventsOf(ApplicationContext context, Runnable action) {
		return ((ReadableSpan) inSpan(context, action)).toSpanData().getEvents();
	}

	private static Span inSpan(ApplicationContext context, Runnable action) {
		Span span = context.getBean(OpenTelemetry.class).getTracer("test").spanBuilder("work").startSpan();
		try (Scope scope = span.makeCurrent()) {
			action.run();
		}
		span.end();
		return span;
	}

	private static String startupLine(ApplicationContext context) {
		StartupReport report = new StartupReport();
		context.getBeansOfType(StartupContributor.class).values().forEach((each) -> each.contribute(report));
		return report.toLine();
	}

	private static long appenders() {
		LoggerContext logback = (LoggerContext) LoggerFactory.getILoggerFactory();
		return (logback.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("tracing-span-events") != null) ? 1 : 0;
	}

	private static final class CountingMessage {

		private int count;

		@Override
		public String toString() {
			this.count++;
			return "counted";
		}

	}

}
