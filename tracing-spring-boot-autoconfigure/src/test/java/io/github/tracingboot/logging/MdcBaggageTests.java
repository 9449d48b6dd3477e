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

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.tracingboot.TracingRunner;
import io.github.tracingboot.concurrent.ThreadResidue;
import io.micrometer.tracing.BaggageInScope;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.otel.bridge.Slf4JBaggageEventListener;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the bridge from the current baggage to the MDC.
 */
class MdcBaggageTests {

	private final ApplicationContextRunner runner = TracingRunner.create()
		.withPropertyValues("management.tracing.baggage.correlation.fields=tenant,user-*");

	@AfterEach
	void leaveTheThreadClean() {
		Context.root().makeCurrent();
		MDC.clear();
	}

	@Test
	void shouldShowFieldsByNameAndByPatternAndNoOthers() {
		run(() -> {
			try (Scope scope = current("tenant", "a", "user-id", "7", "User-Name", "kim", "users", "no", "other",
					"no")) {
				assertThat(MDC.getCopyOfContextMap()).containsEntry("tenant", "a")
					.containsEntry("user-id", "7")
					.containsEntry("User-Name", "kim")
					.doesNotContainKeys("users", "other");
			}
			assertEmpty();
		});
	}

	@Test
	void shouldKeepTheFieldsOfTheOuterScopeWhenAnInnerOneCloses() {
		run(() -> {
			try (Scope outer = current("tenant", "a", "user-id", "7")) {
				try (Scope inner = current("tenant", "b")) {
					assertThat(MDC.get("tenant")).isEqualTo("b");
					assertThat(MDC.get("user-id")).isNull();
				}
				assertThat(MDC.get("tenant")).isEqualTo("a");
				assertThat(MDC.get("user-id")).isEqualTo("7");
			}
			assertEmpty();
		});
	}

	@Test
	void shouldFollowTheCurrentBaggageWhenScopesAreClosedOutOfOrder() {
		run(() -> {
			Scope first = current("tenant", "a");
			Scope second = current("tenant", "b", "user-id", "7");
			first.close();
			assertThat(MDC.get("tenant")).isEqualTo(Baggage.current().getEntryValue("tenant"));
			second.close();
			assertThat(MDC.get("tenant")).isEqualTo(Baggage.current().getEntryValue("tenant"));
			Context.root().makeCurrent();
			assertEmpty();
		});
	}

	@Test
	void shouldShowBaggageThatIsSetByHand() {
		this.runner.run((context) -> {
			Tracer tracer = context.getBean(Tracer.class);
			Span span = tracer.nextSpan().start();
			try (Tracer.SpanInScope scope = tracer.withSpan(span)) {
				try (BaggageInScope baggage = tracer.createBaggageInScope("tenant", "a")) {
					try (BaggageInScope other = tracer.createBaggageInScope("user-id", "7")) {
						assertThat(MDC.get("tenant")).isEqualTo("a");
						assertThat(MDC.get("user-id")).isEqualTo("7");
					}
					assertThat(MDC.get("tenant")).isEqualTo("a");
					assertThat(MDC.get("user-id")).isNull();
				}
				assertThat(MDC.get("tenant")).isNull();
				assertThat(MDC.get("traceId")).isNotNull();
			}
			span.end();
		});
	}

	@Test
	void shouldCleanAndBoundValuesAndShowNoBlankOnes() {
		this.runner.withPropertyValues("tracing.baggage.max-value-length=5").run((context) -> {
			try (Scope scope = current("tenant", "a\nERROR", "user-id", " ")) {
				assertThat(MDC.get("tenant")).isEqualTo("a?ERR");
				assertThat(MDC.get("user-id")).isNull();
			}
		});
	}

	@Test
	void shouldNotTouchOtherEntries() {
		run(() -> {
			MDC.put("user-agent", "mine");
			try (Scope scope = current("tenant", "a")) {
				assertThat(MDC.get("user-agent")).isEqualTo("mine");
			}
			assertThat(MDC.get("user-agent")).isEqualTo("mine");
		});
	}

	@Test
	@SuppressWarnings("MustBeClosedChecker")
	void shouldBeRemovedFromAPooledThread() {
		this.runner.run((context) -> {
			ThreadResidue residue = context.getBean(MdcBaggageListener.class);
			ExecutorService pool = Executors.newSingleThreadExecutor();
			try {
				pool.submit(() -> current("tenant", "a")).get(); // never closed
				assertThat(pool.submit(() -> MDC.get("tenant")).get()).isEqualTo("a");
				assertThat(pool.submit(residue::clear).get()).isTrue();
				assertThat(pool.submit(() -> MDC.get("tenant")).get()).isNull();
				assertThat(pool.submit(residue::clear).get()).isFalse();
			}
			finally {
				pool.shutdownNow();
			}
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "management.tracing.baggage.correlation.enabled", "management.tracing.baggage.enabled" })
	void shouldShowNothingWhenSwitchedOff(String property) {
		this.runner.withPropertyValues(property + "=false").run((context) -> {
			assertThat(context).doesNotHaveBean(Slf4JBaggageEventListener.class);
			try (Scope scope = current("tenant", "a")) {
				assertThat(MDC.get("tenant")).isNull();
			}
		});
	}

	@Test
	void shouldReplaceSpringBootsAndNotTheUsers() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(Slf4JBaggageEventListener.class)
			.hasSingleBean(MdcBaggageListener.class));
		this.runner
			.withBean("mine", Slf4JBaggageEventListener.class, () -> new Slf4JBaggageEventListener(List.of("tenant")))
			.run((context) -> assertThat(context).hasSingleBean(Slf4JBaggageEventListener.class)
				.doesNotHaveBean(MdcBaggageListener.class));
		this.runner.withPropertyValues("tracing.enabled=false")
			.run((context) -> assertThat(context).hasSingleBean(Slf4JBaggageEventListener.class)
				.doesNotHaveBean(MdcBaggageListener.class));
	}

	@Test
	void shouldBeAbsentWithoutAnMdc() {
		this.runner.withClassLoader(new FilteredClassLoader(MDC.class))
			.run((context) -> assertThat(context).doesNotHaveBean(MdcBaggageListener.class));
	}

	private void run(Runnable test) {
		this.runner.run((context) -> test.run());
	}

	private static void assertEmpty() {
		assertThat(MDC.get("tenant")).isNull();
		assertThat(MDC.get("user-id")).isNull();
		assertThat(MDC.get("User-Name")).isNull();
	}

	@SuppressWarnings("MustBeClosedChecker")
	private static Scope current(String... entries) {
		BaggageBuilder baggage = Baggage.builder();
		for (int i = 0; i < entries.length; i += 2) {
			baggage.put(entries[i], entries[i + 1]);
		}
		return baggage.build().makeCurrent();
	}

}
