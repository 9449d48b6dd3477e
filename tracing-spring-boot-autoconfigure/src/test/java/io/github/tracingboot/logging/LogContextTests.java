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

import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.github.tracingboot.TracingRunner;
import io.micrometer.tracing.CurrentTraceContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the MDC has besides the trace id and the span id.
 */
class LogContextTests {

	private final ApplicationContextRunner runner = TracingRunner.create()
		.withPropertyValues("logging.structured.format.console=ecs");

	@AfterEach
	void leaveTheThreadClean() {
		Context.root().makeCurrent();
		MDC.clear();
	}

	@Test
	void shouldHaveNothingMoreUnlessAFormatShowsIt() {
		TracingRunner.create().withPropertyValues("logging.structured.format.console=logstash").run((context) -> {
			assertThat(context).doesNotHaveBean(RequestLogContext.class).doesNotHaveBean(ContextFields.class);
			Tracer tracer = context.getBean(Tracer.class);
			try (Tracer.SpanInScope scope = tracer.withSpan(tracer.nextSpan().start())) {
				assertThat(MDC.getCopyOfContextMap()).containsOnlyKeys("traceId", "spanId");
			}
		});
	}

	@Test
	void shouldHaveNothingMoreWhenSwitchedOff() {
		this.runner.withPropertyValues("tracing.logging.json.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ContextFields.class));
	}

	@Test
	void shouldHaveTheTransactionUnderTheUsersKeyInEveryFormat() {
		TracingRunner.create().withPropertyValues("tracing.logging.keys.transaction-id=tx").run((context) -> {
			Tracer tracer = context.getBean(Tracer.class);
			Span span = tracer.nextSpan().start();
			try (Tracer.SpanInScope scope = tracer.withSpan(span)) {
				assertThat(MDC.get("tx")).isEqualTo(span.context().spanId());
			}
			assertThat(MDC.get("tx")).isNull();
		});
	}

	@Test
	void shouldRefuseAKeyThatIsNotValid() {
		TracingRunner.create()
			.withPropertyValues("tracing.logging.keys.transaction-id=my tx")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(ex) -> assertThat(ex.getName()).isEqualTo("tracing.logging.keys.transaction-id")));
	}

	@Test
	void shouldRefuseAKeyThatAnotherIdHas() {
		TracingRunner.create()
			.withPropertyValues("tracing.logging.keys.transaction-id=spanId")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(ex) -> assertThat(ex.getName()).isEqualTo("tracing.logging.keys.transaction-id")));
	}

	@Test
	void shouldShowTheRequestInItsSpansOnEveryThreadAndNowhereElse() {
		this.runner.withPropertyValues("tracing.logging.client-address=true").run((context) -> {
			Tracer tracer = context.getBean(Tracer.class);
			RequestLogContext log = context.getBean(RequestLogContext.class);
			Span server = tracer.spanBuilder().setNoParent().start();
			RequestLogContext.Request request = log.begin(server.context().spanId(), "GET");
			request.clientAddress(() -> "10.0.0.1");
			Map<String, String> shown = Map.of("httpRequestMethod", "GET", "httpRoute", "/orders/{id}", "clientAddress",
					"10.0.0.1", "transactionId", server.context().spanId());
			Span child;
			try (Tracer.SpanInScope scope = tracer.withSpan(server)) {
				assertThat(MDC.get("httpRoute")).isNull();
				request.route("/orders/{id}");
				assertThat(MDC.getCopyOfContextMap()).containsAllEntriesOf(shown);
				child = tracer.nextSpan().start();
				try (Tracer.SpanInScope inner = tracer.withSpan(child)) {
					assertThat(MDC.getCopyOfContextMap()).containsAllEntriesOf(shown);
				}
				try (CurrentTraceContext.Scope none = tracer.currentTraceContext().maybeScope(null)) {
					assertNothing();
				}
				assertThat(MDC.getCopyOfContextMap()).containsAllEntriesOf(shown);
			}
			assertNothing();
			onAnotherThread(() -> {
				try (Tracer.SpanInScope scope = tracer.withSpan(child)) {
					assertThat(MDC.getCopyOfContextMap()).containsAllEntriesOf(shown);
				}
				assertNothing();
			});
			server.end();
			request.end();
		});
	}

	@Test
	void shouldNotShowARequestInAnotherTraceOnItsThread() {
		this.runner.run((context) -> {
			Tracer tracer = context.getBean(Tracer.class);
			Span server = tracer.spanBuilder().setNoParent().start();
			context.getBean(RequestLogContext.class).begin(server.context().spanId(), "GET").route("/orders");
			try (Tracer.SpanInScope scope = tracer.withSpan(server)) {
				Span other = tracer.spanBuilder().setNoParent().start();
				try (Tracer.SpanInScope inner = tracer.withSpan(other)) {
					assertThat(MDC.get("transactionId")).isEqualTo(other.context().spanId());
					assertThat(MDC.get("httpRequestMethod")).isNull();
				}
				assertThat(MDC.get("transactionId")).isEqualTo(server.context().spanId());
				assertThat(MDC.get("httpRequestMethod")).isEqualTo("GET");
			}
		});
	}

	@Test
	void shouldShowNoAddressUnlessAskedAndNoneThatIsMadeUp() {
		this.runner.run((context) -> assertThat(
				addressShown(context.getBean(RequestLogContext.class), context.getBean(Tracer.class), "10.0.0.1"))
			.isNull());
		this.runner.withPropertyValues("tracing.logging.client-address=true").run((context) -> {
			RequestLogContext log = context.getBean(RequestLogContext.class);
			Tracer tracer = context.getBean(Tracer.class);
			assertThat(addressShown(log, tracer, "fe80::1%eth0")).isEqualTo("fe80::1%eth0");
			assertThat(addressShown(log, tracer, "10.0.0.1\nforged")).isNull();
			assertThat(addressShown(log, tracer, "1".repeat(65))).isNull();
			assertThat(addressShown(log, tracer, null)).isNull();
		});
	}

	private static @Nullable String addressShown(RequestLogContext log, Tracer tracer, @Nullable String address) {
		Span server = tracer.spanBuilder().setNoParent().start();
		log.begin(server.context().spanId(), "GET").clientAddress(() -> address);
		try (Tracer.SpanInScope scope = tracer.withSpan(server)) {
			return MDC.get("clientAddress");
		}
		finally {
			server.end();
		}
	}

	@Test
	void shouldLeaveAThreadClean() {
		this.runner.run((context) -> {
			Tracer tracer = context.getBean(Tracer.class);
			MDC.put("tenant", "acme");
			tracer.withSpan(tracer.nextSpan().start());
			assertThat(MDC.get("transactionId")).isNotNull();
			assertThat(context.getBean(MdcScopeListener.class).clear()).isTrue();
			assertThat(MDC.getCopyOfContextMap()).containsOnlyKeys("tenant");
		});
	}

	private static void assertNothing() {
		assertThat(MDC.getCopyOfContextMap()).satisfiesAnyOf((entries) -> assertThat(entries).isNull(),
				(entries) -> assertThat(entries).isEmpty());
	}

	private static void onAnotherThread(Runnable work) throws Exception {
		ExecutorService executor = Executors.newSingleThreadExecutor();
		try {
			executor.submit(work).get(10, TimeUnit.SECONDS);
		}
		finally {
			executor.shutdownNow();
		}
	}

}
