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

package io.github.tracingboot.logging;

import io.github.tracingboot.TracingRunner;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.CurrentTraceContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.otel.bridge.Slf4JEventListener;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.SmartLifecycle;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the bridge from the current span to the MDC.
 */
class MdcBridgeTests {

	private static final String[] SLEUTH_ALIASES = { "tracing.logging.aliases.trace-id=X-B3-TraceId",
			"tracing.logging.aliases.span-id=X-B3-SpanId", "tracing.logging.aliases.parent-id=X-B3-ParentSpanId",
			"tracing.logging.aliases.sampled=X-Span-Export" };

	private final ApplicationContextRunner runner = TracingRunner.create();

	@AfterEach
	void leaveTheThreadClean() {
		Context.root().makeCurrent();
		MDC.clear();
	}

	@Test
	void shouldShowTheIdsOfAnObservationAndRestoreThoseOfTheOuterOne() {
		this.runner.run((context) -> {
			ObservationRegistry registry = context.getBean(ObservationRegistry.class);
			Observation.createNotStarted("outer", registry).observe(() -> {
				String outerTrace = MDC.get("traceId");
				String outerSpan = MDC.get("spanId");
				assertThat(outerTrace).hasSize(32);
				Observation.createNotStarted("inner", registry).observe(() -> {
					assertThat(MDC.get("traceId")).isEqualTo(outerTrace);
					assertThat(MDC.get("spanId")).hasSize(16).isNotEqualTo(outerSpan);
				});
				assertThat(MDC.get("spanId")).isEqualTo(outerSpan);
			});
			assertNoIds();
		});
	}

	@Test
	void shouldShowTheIdsOfAMicrometerSpan() {
		this.runner.run((context) -> {
			Tracer tracer = context.getBean(Tracer.class);
			Span span = tracer.nextSpan().name("by hand").start();
			try (Tracer.SpanInScope scope = tracer.withSpan(span)) {
				assertIds(span.context().traceId(), span.context().spanId());
			}
			span.end();
			assertNoIds();
		});
	}

	@Test
	void shouldShowTheIdsOfAnOpenTelemetrySpan() {
		this.runner.run((context) -> {
			io.opentelemetry.api.trace.Span span = context.getBean(OpenTelemetry.class)
				.getTracer("test")
				.spanBuilder("by hand")
				.startSpan();
			try (Scope scope = span.makeCurrent()) {
				assertIds(span.getSpanContext().getTraceId(), span.getSpanContext().getSpanId());
			}
			span.end();
			assertNoIds();
		});
	}

	@Test
	void shouldShowTheNamesOfSleuthOnRequest() {
		this.runner.withPropertyValues(SLEUTH_ALIASES).run((context) -> {
			Tracer tracer = context.getBean(Tracer.class);
			Span outer = tracer.nextSpan().start();
			Span inner = tracer.nextSpan(outer).start();
			try (Tracer.SpanInScope scope = tracer.withSpan(outer)) {
				assertIds(outer.context().traceId(), outer.context().spanId());
				assertThat(MDC.get("X-B3-ParentSpanId")).isNull();
				try (Tracer.SpanInScope innerScope = tracer.withSpan(inner)) {
					assertIds(inner.context().traceId(), inner.context().spanId());
					assertThat(MDC.get("X-B3-TraceId")).isEqualTo(inner.context().traceId());
					assertThat(MDC.get("X-B3-SpanId")).isEqualTo(inner.context().spanId());
					assertThat(MDC.get("X-B3-ParentSpanId")).isEqualTo(outer.context().spanId());
					assertThat(MDC.get("X-Span-Export")).isEqualTo("true");
				}
				assertThat(MDC.get("X-B3-SpanId")).isEqualTo(outer.context().spanId());
				assertThat(MDC.get("X-B3-ParentSpanId")).isNull();
			}
			inner.end();
			outer.end();
			assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
		});
	}

	@Test
	void shouldSayThatASpanIsNotRecorded() {
		this.runner
			.withPropertyValues("tracing.logging.aliases.sampled=X-Span-Export",
					"management.tracing.sampling.probability=0")
			.run((context) -> {
				Tracer tracer = context.getBean(Tracer.class);
				try (Tracer.SpanInScope scope = tracer.withSpan(tracer.nextSpan().start())) {
					assertThat(MDC.get("X-Span-Export")).isEqualTo("false");
				}
			});
	}

	@ParameterizedTest
	@CsvSource({ "trace-id, traceId", "span-id, transactionId", "parent-id, 'X B3'", "sampled, X-B3-TraceId" })
	void shouldRefuseAnAliasThatIsNoKeyOrTaken(String name, String alias) {
		this.runner
			.withPropertyValues("tracing.logging.aliases.trace-id[0]=X-B3-TraceId",
					"tracing.logging.aliases." + name + "[" + (name.equals("trace-id") ? 1 : 0) + "]=" + alias)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (ex) -> {
					assertThat(ex.getName()).isEqualTo("tracing.logging.aliases." + name);
					assertThat(ex.getValue()).isEqualTo(alias);
				}));
	}

	@Test
	void shouldRemoveTheIdsInsideAScopeWithoutASpan() {
		inSpan((tracer, span) -> {
			try (CurrentTraceContext.Scope empty = tracer.currentTraceContext().maybeScope(null)) {
				assertNoIds();
			}
			assertIds(span.context().traceId(), span.context().spanId());
			try (Tracer.SpanInScope empty = tracer.withSpan(null)) {
				assertNoIds();
			}
			assertIds(span.context().traceId(), span.context().spanId());
		});
	}

	@Test
	void shouldFollowTheCurrentSpanWhenScopesAreClosedOutOfOrder() {
		this.runner.run((context) -> {
			Tracer tracer = context.getBean(Tracer.class);
			Span first = tracer.spanBuilder().setNoParent().start();
			Span second = tracer.spanBuilder().setNoParent().start();
			Tracer.SpanInScope firstScope = tracer.withSpan(first);
			Tracer.SpanInScope secondScope = tracer.withSpan(second);
			firstScope.close();
			Span current = tracer.currentSpan();
			assertThat(current).isNotNull();
			assertIds(current.context().traceId(), current.context().spanId());
			secondScope.close();
		});
	}

	@Test
	void shouldShowTheIdsOfASpanThatIsNotSampled() {
		this.runner.withPropertyValues("management.tracing.sampling.probability=0").run((context) -> {
			Tracer tracer = context.getBean(Tracer.class);
			Span span = tracer.nextSpan().start();
			assertThat(span.context().sampled()).isFalse();
			try (Tracer.SpanInScope scope = tracer.withSpan(span)) {
				assertIds(span.context().traceId(), span.context().spanId());
			}
		});
	}

	@Test
	void shouldUseTheConfiguredKeys() {
		this.runner.withPropertyValues("tracing.logging.keys.trace-id=trace.id", "tracing.logging.keys.span-id=span.id")
			.run((context) -> {
				Tracer tracer = context.getBean(Tracer.class);
				Span span = tracer.nextSpan().start();
				try (Tracer.SpanInScope scope = tracer.withSpan(span)) {
					assertThat(MDC.get("trace.id")).isEqualTo(span.context().traceId());
					assertThat(MDC.get("span.id")).isEqualTo(span.context().spanId());
					assertNoIds();
				}
				assertThat(MDC.get("trace.id")).isNull();
			});
	}

	@Test
	void shouldNotTouchOtherEntries() {
		MDC.put("tenant", "acme");
		inSpan((tracer, span) -> assertThat(MDC.get("tenant")).isEqualTo("acme"));
		assertThat(MDC.get("tenant")).isEqualTo("acme");
	}

	@Test
	void shouldRefuseAKeyThatNoPatternCanShow() {
		this.runner.withPropertyValues("tracing.logging.keys.trace-id=trace id").run((context) -> {
			assertThat(context).hasFailed();
			assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (ex) -> {
					assertThat(ex.getName()).isEqualTo("tracing.logging.keys.trace-id");
					assertThat(ex.getValue()).isEqualTo("trace id");
					assertThat(ex.getReason()).contains("for example 'trace_id'");
				});
		});
	}

	@Test
	void shouldRefuseTheSameKeyTwice() {
		this.runner.withPropertyValues("tracing.logging.keys.span-id=traceId")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("tracing.logging.keys.span-id"));
	}

	@Test
	void shouldBackOffForAnEventListenerOfTheUser() {
		this.runner.withBean("mine", Slf4JEventListener.class, () -> new Slf4JEventListener("t", "s"))
			.run((context) -> assertThat(context).hasSingleBean(Slf4JEventListener.class)
				.doesNotHaveBean(MdcScopeListener.class));
	}

	@Test
	void shouldLeaveTheBridgeToSpringBootWhenSwitchedOff() {
		this.runner.withPropertyValues("tracing.enabled=false")
			.run((context) -> assertThat(context).hasSingleBean(Slf4JEventListener.class)
				.doesNotHaveBean(MdcScopeListener.class));
	}

	@Test
	void shouldBeAbsentWithoutSlf4j() {
		this.runner.withClassLoader(new FilteredClassLoader(MDC.class, LoggerFactory.class))
			.run((context) -> assertThat(context).doesNotHaveBean(LoggingTracingAutoConfiguration.class));
	}

	@Test
	void shouldKeepIdsWhileAContextThatIsClosingFinishesItsWork() {
		StringBuilder seen = new StringBuilder();
		this.runner.withBean("lateWorker", LateWorker.class, () -> new LateWorker(seen))
			.run((context) -> context.getBean(LateWorker.class).tracer = context.getBean(Tracer.class));
		assertThat(seen.toString()).hasSize(32);
	}

	private void inSpan(SpanWork work) {
		this.runner.run((context) -> {
			Tracer tracer = context.getBean(Tracer.class);
			Span span = tracer.nextSpan().start();
			try (Tracer.SpanInScope scope = tracer.withSpan(span)) {
				work.run(tracer, span);
			}
			span.end();
		});
	}

	private static void assertIds(String traceId, String spanId) {
		assertThat(MDC.get("traceId")).isEqualTo(traceId);
		assertThat(MDC.get("spanId")).isEqualTo(spanId);
	}

	private static void assertNoIds() {
		assertThat(MDC.get("traceId")).isNull();
		assertThat(MDC.get("spanId")).isNull();
	}

	@FunctionalInterface
	interface SpanWork {

		void run(Tracer tracer, Span span);

	}

	/**
	 * Works in a span while the context is being closed, as a web server does that shuts
	 * down gracefully.
	 */
	static class LateWorker implements SmartLifecycle {

		private final StringBuilder seen;

		private Tracer tracer = Tracer.NOOP;

		private boolean running;

		LateWorker(StringBuilder seen) {
			this.seen = seen;
		}

		@Override
		public void start() {
			this.running = true;
		}

		@Override
		public void stop() {
			this.running = false;
			try (Tracer.SpanInScope scope = this.tracer.withSpan(this.tracer.nextSpan().start())) {
				this.seen.append(MDC.get("traceId"));
			}
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

	}

}
