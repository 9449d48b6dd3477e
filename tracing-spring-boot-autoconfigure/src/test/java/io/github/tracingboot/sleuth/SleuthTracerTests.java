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

package io.github.tracingboot.sleuth;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.tracingboot.TracingRunner;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cloud.sleuth.BaggageInScope;
import org.springframework.cloud.sleuth.CurrentTraceContext;
import org.springframework.cloud.sleuth.ScopedSpan;
import org.springframework.cloud.sleuth.Span;
import org.springframework.cloud.sleuth.SpanAndScope;
import org.springframework.cloud.sleuth.SpanCustomizer;
import org.springframework.cloud.sleuth.ThreadLocalSpan;
import org.springframework.cloud.sleuth.TraceContext;
import org.springframework.cloud.sleuth.Tracer;
import org.springframework.cloud.sleuth.docs.AssertingSpan;
import org.springframework.cloud.sleuth.docs.DocumentedSpan;
import org.springframework.cloud.sleuth.exporter.SpanFilter;
import org.springframework.cloud.sleuth.exporter.SpanReporter;
import org.springframework.cloud.sleuth.propagation.Propagator;
import org.springframework.context.ApplicationContext;
import org.springframework.util.Assert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for the beans of Sleuth's API, over Spring Boot's tracer.
 */
class SleuthTracerTests {

	private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

	private final ApplicationContextRunner runner = TracingRunner.create()
		.withPropertyValues("management.tracing.baggage.remote-fields=tenant,other",
				"management.tracing.baggage.correlation.fields=tenant")
		.withBean(SpanExporter.class, () -> this.exporter);

	@Test
	void shouldBeParentAndChildOfSpansOfTheTracerAndOfObservations() {
		run((application) -> {
			Tracer sleuth = application.sleuth;
			Span outer = sleuth.nextSpan().name("outer").start();
			try (Tracer.SpanInScope scope = sleuth.withSpan(outer)) {
				assertThat(MDC.get("spanId")).isEqualTo(outer.context().spanId());
				Observation.createNotStarted("observed", application.registry).observe(() -> {
					assertThat(sleuth.currentSpan().context().traceId()).isEqualTo(outer.context().traceId());
					io.micrometer.tracing.Span today = application.tracer.nextSpan().name("today").start();
					try (io.micrometer.tracing.Tracer.SpanInScope inner = application.tracer.withSpan(today)) {
						sleuth.startScopedSpan("scoped").end();
					}
					today.end();
				});
				assertThat(MDC.get("spanId")).isEqualTo(outer.context().spanId());
			}
			outer.end();
			assertThat(MDC.get("spanId")).isNull();
			Map<String, SpanData> spans = application.spans();
			assertThat(spans).hasSize(4);
			assertChildOf(spans.get("observed"), spans.get("outer"));
			assertChildOf(spans.get("today"), spans.get("observed"));
			assertChildOf(spans.get("scoped"), spans.get("today"));
		});
	}

	@Test
	void shouldCarryEverythingThatASpanCanSay() {
		run((application) -> {
			Span span = application.sleuth.spanBuilder()
				.name("call")
				.kind(Span.Kind.CLIENT)
				.tag("early", "1")
				.event("built")
				.remoteServiceName("stock")
				.remoteIpAndPort("10.0.0.1", 8080)
				.start();
			span.tag("late", "2").event("sent").error(new IllegalStateException("broken")).name("call stock");
			span.end();
			SpanData data = application.spans().get("call stock");
			assertThat(data.getKind()).isEqualTo(SpanKind.CLIENT);
			assertThat(tag(data, "early")).isEqualTo("1");
			assertThat(tag(data, "late")).isEqualTo("2");
			assertThat(tag(data, "peer.service")).isEqualTo("stock");
			assertThat(tag(data, "network.peer.address")).isEqualTo("10.0.0.1");
			assertThat(data.getEvents()).extracting((event) -> event.getName()).contains("built", "sent");
			assertThat(data.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		});
	}

	@Test
	void shouldKnowEveryKind() {
		run((application) -> {
			for (Span.Kind kind : Span.Kind.values()) {
				application.sleuth.spanBuilder().name(kind.name()).kind(kind).start().end();
				assertThat(application.spans().get(kind.name()).getKind().name()).isEqualTo(kind.name());
			}
			application.sleuth.spanBuilder().name("none").kind(null).start().end();
			assertThat(application.spans().get("none").getKind()).isEqualTo(SpanKind.INTERNAL);
		});
	}

	@Test
	void shouldNotExportAnAbandonedSpanThatIsEnded() {
		run((application) -> {
			Span span = application.sleuth.nextSpan().name("abandoned").start();
			span.abandon();
			span.end();
			assertThat(application.spans()).isEmpty();
		});
	}

	@Test
	void shouldStartChildrenOfGivenSpansAndContexts() {
		run((application) -> {
			Span parent = application.sleuth.nextSpan().name("parent").start();
			application.sleuth.nextSpan(parent).name("child").end();
			application.sleuth.spanBuilder().setParent(parent.context()).name("built").start().end();
			application.sleuth.nextSpan(null).name("root").end();
			try (Tracer.SpanInScope scope = application.sleuth.withSpan(parent)) {
				application.sleuth.spanBuilder().setNoParent().name("own trace").start().end();
			}
			parent.end();
			Map<String, SpanData> spans = application.spans();
			assertChildOf(spans.get("child"), spans.get("parent"));
			assertChildOf(spans.get("built"), spans.get("parent"));
			assertThat(spans.get("root").getTraceId()).isNotEqualTo(parent.context().traceId());
			assertThat(spans.get("own trace").getTraceId()).isNotEqualTo(parent.context().traceId());
		});
	}

	@Test
	void shouldHaveNoCurrentSpanWhereNoneIsGivenAndTheFormerOneAfterwards() {
		run((application) -> {
			Tracer sleuth = application.sleuth;
			ScopedSpan outer = sleuth.startScopedSpan("outer");
			try (Tracer.SpanInScope none = sleuth.withSpan(null)) {
				assertNothingIsCurrent(application);
				sleuth.nextSpan().name("own trace").end();
			}
			assertThat(sleuth.currentSpan().context()).isEqualTo(outer.context());
			assertThat(MDC.get("spanId")).isEqualTo(outer.context().spanId());
			try (CurrentTraceContext.Scope none = sleuth.currentTraceContext().newScope(null)) {
				assertNothingIsCurrent(application);
			}
			try (CurrentTraceContext.Scope none = sleuth.currentTraceContext().maybeScope(null)) {
				assertNothingIsCurrent(application);
			}
			assertThat(MDC.get("spanId")).isEqualTo(outer.context().spanId());
			outer.end();
			assertNothingIsCurrent(application);
			assertThat(application.spans().get("own trace").getTraceId()).isNotEqualTo(outer.context().traceId());
		});
	}

	private static void assertNothingIsCurrent(Application application) {
		assertThat(application.sleuth.currentSpan()).isNull();
		assertThat(application.sleuth.currentTraceContext().context()).isNull();
		assertThat(application.tracer.currentSpan()).isNull();
		assertThat(MDC.get("traceId")).isNull();
	}

	@Test
	void shouldMakeContextsOfIdsCurrent() {
		run((application) -> {
			TraceContext context = application.sleuth.traceContextBuilder()
				.traceId("463ac35c9f6413ad")
				.parentId("a2fb4a1d1a96d312")
				.spanId("72485a3953bb6124")
				.sampled(true)
				.build();
			assertThat(context.traceId()).isEqualTo("0000000000000000463ac35c9f6413ad");
			assertThat(context.parentId()).isEqualTo("a2fb4a1d1a96d312");
			assertThat(context.sampled()).isTrue();
			try (CurrentTraceContext.Scope scope = application.sleuth.currentTraceContext().newScope(context)) {
				assertThat(application.sleuth.currentTraceContext().context()).isEqualTo(context);
				assertThat(MDC.get("traceId")).isEqualTo(context.traceId());
				application.sleuth.nextSpan().name("child").end();
			}
			SpanData child = application.spans().get("child");
			assertThat(child.getTraceId()).isEqualTo(context.traceId());
			assertThat(child.getParentSpanId()).isEqualTo(context.spanId());
			assertThatIllegalStateException().isThrownBy(() -> application.sleuth.traceContextBuilder().build())
				.withMessageContaining("trace id");
		});
	}

	@Test
	void shouldTakeSpansAndContextsOfClassesOfTheUsers() {
		run((application) -> {
			Span span = application.sleuth.nextSpan().name("documented").start();
			Span documented = AssertingSpan.of(new DocumentedSpan() {

				@Override
				public String getName() {
					return "documented";
				}

			}, span);
			try (Tracer.SpanInScope scope = application.sleuth.withSpan(documented)) {
				assertThat(application.sleuth.currentSpan()).isEqualTo(span).isEqualTo(documented);
				assertThat(application.sleuth.currentSpan().hashCode()).isEqualTo(span.hashCode());
			}
			TraceContext own = new IdsOnly(span.context());
			try (CurrentTraceContext.Scope scope = application.sleuth.currentTraceContext().maybeScope(own)) {
				application.sleuth.nextSpan().name("below ids").end();
			}
			application.sleuth.nextSpan(documented).name("below documented").end();
			span.end();
			Map<String, SpanData> spans = application.spans();
			assertChildOf(spans.get("below ids"), spans.get("documented"));
			assertChildOf(spans.get("below documented"), spans.get("documented"));
		});
	}

	@Test
	void shouldTakeTheContextAlongThatIsCurrentWhenATaskIsSubmitted() throws Exception {
		ExecutorService pool = Executors.newSingleThreadExecutor();
		try {
			run((application) -> {
				CurrentTraceContext current = application.sleuth.currentTraceContext();
				ExecutorService wrapped = current.wrap(pool);
				ScopedSpan span = application.sleuth.startScopedSpan("submitter");
				String id = span.context().spanId();
				assertThat(get(() -> wrapped.submit(() -> MDC.get("spanId")).get())).isEqualTo(id);
				assertThat(get(() -> pool.submit(current.wrap(() -> MDC.get("spanId"))).get())).isEqualTo(id);
				String[] seen = new String[2];
				Runnable task = () -> seen[0] = application.sleuth.currentSpan().context().spanId();
				Runnable wrappedTask = current.wrap(task);
				get(() -> pool.submit(wrappedTask).get());
				Executor direct = Runnable::run;
				current.wrap(direct).execute(() -> seen[1] = MDC.get("spanId"));
				span.end();
				assertThat(seen).containsExactly(id, id);
				assertThat(get(() -> wrapped.submit(() -> MDC.get("spanId")).get())).isNull();
			});
		}
		finally {
			pool.shutdownNow();
		}
	}

	@Test
	void shouldCustomizeTheSpanThatIsCurrentAtTheTimeOfTheCall() {
		run((application) -> {
			SpanCustomizer customizer = application.context.getBean(SpanCustomizer.class);
			customizer.tag("nobody", "sees").name("nothing").event("happens");
			application.sleuth.currentSpanCustomizer().tag("nobody", "sees");
			ScopedSpan span = application.sleuth.startScopedSpan("before");
			customizer.name("after").tag("by", "bean").event("customized");
			application.sleuth.currentSpanCustomizer().tag("by.tracer", "yes");
			span.end();
			SpanData data = application.spans().get("after");
			assertThat(tag(data, "by")).isEqualTo("bean");
			assertThat(tag(data, "by.tracer")).isEqualTo("yes");
			assertThat(data.getEvents()).hasSize(1);
		});
	}

	@Test
	void shouldServeSleuthsOwnClassesOverTheTracer() {
		run((application) -> {
			ThreadLocalSpan threadLocal = new ThreadLocalSpan(application.sleuth);
			Span span = application.sleuth.nextSpan().name("kept").start();
			threadLocal.set(span);
			assertThat(application.tracer.currentSpan().context().spanId()).isEqualTo(span.context().spanId());
			assertThat(threadLocal.get().getSpan()).isSameAs(span);
			threadLocal.remove();
			assertThat(application.tracer.currentSpan()).isNull();
			new SpanAndScope(span, application.sleuth.withSpan(span)).close();
			assertThat(application.spans()).containsOnlyKeys("kept");
		});
	}

	@Test
	void shouldInjectAndExtract() {
		run((application) -> {
			Propagator propagator = application.context.getBean(Propagator.class);
			Map<String, String> headers = new HashMap<>();
			Span sender = application.sleuth.nextSpan().name("sender").start();
			try (Tracer.SpanInScope scope = application.sleuth.withSpan(sender)) {
				application.sleuth.createBaggage("tenant", "acme");
				propagator.inject(sender.context(), headers, Map::put);
			}
			sender.end();
			assertThat(propagator.fields()).contains("traceparent");
			assertThat(headers.get("traceparent")).contains(sender.context().traceId(), sender.context().spanId());
			Span receiver = propagator.extract(headers, Map::get).kind(Span.Kind.SERVER).name("receiver").start();
			try (Tracer.SpanInScope scope = application.sleuth.withSpan(receiver)) {
				assertThat(application.sleuth.getBaggage("tenant").get()).isEqualTo("acme");
			}
			receiver.end();
			propagator.extract(Map.<String, String>of(), Map::get).name("nobody's").start().end();
			Map<String, SpanData> spans = application.spans();
			assertChildOf(spans.get("receiver"), spans.get("sender"));
			assertThat(spans.get("nobody's").getParentSpanContext().isValid()).isFalse();
		});
	}

	@Test
	void shouldHaveBaggageInForceAsSoonAsItIsSet() {
		run((application) -> {
			Tracer sleuth = application.sleuth;
			ScopedSpan span = sleuth.startScopedSpan("work");
			BaggageInScope tenant = sleuth.createBaggage("tenant").set("acme");
			assertThat(tenant.name()).isEqualTo("tenant");
			assertThat(tenant.get()).isEqualTo("acme");
			assertThat(sleuth.getBaggage("TENANT").get()).isEqualTo("acme");
			assertThat(sleuth.getAllBaggage()).containsEntry("tenant", "acme");
			assertThat(application.tracer.getBaggage("tenant").get()).isEqualTo("acme");
			assertThat(sleuth.getBaggage(span.context(), "tenant")).isNotNull();
			assertThat(sleuth.getBaggage(span.context(), "unknown")).isNull();
			assertThat(sleuth.getBaggage("unknown").get()).isNull();
			assertThat(MDC.get("tenant")).isEqualTo("acme");
			Span child = sleuth.nextSpan().name("child").start();
			try (Tracer.SpanInScope scope = sleuth.withSpan(child)) {
				assertThat(tenant.get()).isEqualTo("acme");
			}
			child.end();
			tenant.set("other").makeCurrent();
			assertThat(sleuth.getBaggage("tenant").get()).isEqualTo("other");
			span.end();
			assertNothingIsCurrent(application);
			assertThat(sleuth.getAllBaggage()).isEmpty();
			assertThat(MDC.get("tenant")).isNull();
		});
	}

	@Test
	void shouldCloseBaggageInAnyOrderAndWithTheScopeAtTheLatest() {
		run((application) -> {
			Tracer sleuth = application.sleuth;
			Span span = sleuth.nextSpan().name("work").start();
			try (Tracer.SpanInScope scope = sleuth.withSpan(span)) {
				BaggageInScope tenant = sleuth.createBaggage("tenant", "acme");
				BaggageInScope other = sleuth.createBaggage("other", "x");
				tenant.close();
				other.close();
				assertThat(sleuth.getAllBaggage()).isEmpty();
				try (CurrentTraceContext.Scope inner = sleuth.currentTraceContext()
					.newScope(sleuth.nextSpan().context())) {
					sleuth.createBaggage("tenant", "never closed");
				}
				assertThat(sleuth.getAllBaggage()).isEmpty();
				assertThat(sleuth.currentSpan()).isEqualTo(span);
				for (int i = 0; i < 1000; i++) {
					sleuth.createBaggage("tenant", "number " + i);
				}
				assertThat(application.context.getBean(OpenBaggage.class).depth()).isEqualTo(1);
			}
			assertNothingIsCurrent(application);
			assertThat(sleuth.getAllBaggage()).isEmpty();
			span.end();
		});
	}

	@Test
	void shouldLeaveTheBaggageOfOthersAloneWhenAScopeIsClosedTwice() {
		run((application) -> {
			Tracer sleuth = application.sleuth;
			Span span = sleuth.nextSpan().name("work").start();
			Tracer.SpanInScope closedTwice = sleuth.withSpan(span);
			closedTwice.close();
			try (Tracer.SpanInScope scope = sleuth.withSpan(span)) {
				sleuth.createBaggage("tenant", "acme");
				closedTwice.close();
				assertThat(sleuth.getBaggage("tenant").get()).isEqualTo("acme");
				assertThat(MDC.get("tenant")).isEqualTo("acme");
			}
			span.end();
			assertNothingIsCurrent(application);
			assertThat(sleuth.getAllBaggage()).isEmpty();
		});
	}

	@Test
	void shouldLeaveAThreadAloneOnWhichAScopeOfAnotherIsClosed() throws Exception {
		run((application) -> {
			Tracer sleuth = application.sleuth;
			Span span = sleuth.nextSpan().name("work").start();
			ExecutorService other = Executors.newSingleThreadExecutor();
			try {
				Tracer.SpanInScope foreign = other.submit(() -> sleuth.withSpan(span)).get();
				try (Tracer.SpanInScope scope = sleuth.withSpan(span)) {
					sleuth.createBaggage("tenant", "acme");
					foreign.close();
					assertThat(sleuth.getBaggage("tenant").get()).isEqualTo("acme");
					assertThat(sleuth.currentSpan()).isEqualTo(span);
				}
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
			finally {
				other.shutdown();
			}
			span.end();
			assertNothingIsCurrent(application);
		});
	}

	@Test
	void shouldTakeNothingForAnAnswer() {
		run((application) -> {
			Tracer sleuth = application.sleuth;
			Span span = sleuth.spanBuilder().setParent(null).kind(null).name("work").start();
			span.tag("key", null).event("happened").remoteServiceName(null).remoteIpAndPort(null, 0);
			try (Tracer.SpanInScope scope = sleuth.withSpan(span)) {
				BaggageInScope tenant = sleuth.createBaggage("tenant", null);
				assertThat(tenant.get()).isNull();
				tenant.set("acme").set(null);
				tenant.close();
				assertThat(sleuth.getBaggage(span.context(), "unknown")).isNull();
				assertThat(sleuth.getBaggage("unknown").get()).isNull();
				try (CurrentTraceContext.Scope none = sleuth.currentTraceContext().maybeScope(null)) {
					assertThat(sleuth.currentSpan()).isNull();
				}
			}
			span.end();
			assertThat(application.spans()).containsOnlyKeys("work");
			assertNothingIsCurrent(application);
		});
	}

	@Test
	void shouldSendNoLineBreaksOfBaggage() {
		run((application) -> {
			Tracer sleuth = application.sleuth;
			Map<String, String> headers = new HashMap<>();
			ScopedSpan span = sleuth.startScopedSpan("work");
			sleuth.createBaggage("tenant", "acme\r\nSet-Cookie: a=b");
			assertThat(MDC.get("tenant")).doesNotContain("\r").doesNotContain("\n");
			application.context.getBean(Propagator.class).inject(sleuth.currentSpan().context(), headers, Map::put);
			span.end();
			assertThat(headers).containsKey("tenant");
			assertThat(headers.values())
				.allSatisfy((value) -> assertThat(value).doesNotContain("\r").doesNotContain("\n"));
		});
	}

	@Test
	void shouldKeepBackNoSpanButTheOneOfWhichAFilterFails() {
		SpanFilter filter = (span) -> {
			Assert.state(!span.getName().equals("secret"), "broken");
			return true;
		};
		this.runner.withBean(SpanFilter.class, () -> filter).run((context) -> {
			Application application = new Application(context, this.exporter);
			application.sleuth.nextSpan().name("secret").start().end();
			application.sleuth.nextSpan().name("work").start().end();
			assertThat(application.spans()).containsOnlyKeys("work");
		});
	}

	@Test
	void shouldCloseBaggageWithTheScopeOfTheObservationInWhichItWasSet() {
		run((application) -> {
			Tracer sleuth = application.sleuth;
			Observation.createNotStarted("outer", application.registry).observe(() -> {
				Span outer = sleuth.currentSpan();
				Observation.createNotStarted("inner", application.registry)
					.observe(() -> sleuth.createBaggage("tenant", "acme"));
				assertThat(sleuth.currentSpan()).isEqualTo(outer);
				assertThat(MDC.get("spanId")).isEqualTo(outer.context().spanId());
				assertThat(sleuth.getAllBaggage()).isEmpty();
			});
			assertNothingIsCurrent(application);
		});
	}

	@Test
	void shouldIgnoreBaggageOutsideOfSpans() {
		run((application) -> {
			application.sleuth.createBaggage("tenant", "acme").close();
			application.sleuth.createBaggage("tenant").set("acme");
			assertThat(application.sleuth.getAllBaggage()).isEmpty();
			assertThat(application.context.getBean(OpenBaggage.class).depth()).isZero();
		});
	}

	@Test
	void shouldSetBaggageOfGivenContexts() {
		run((application) -> {
			Tracer sleuth = application.sleuth;
			Span span = sleuth.nextSpan().name("work").start();
			BaggageInScope tenant = sleuth.getBaggage("tenant").set(span.context(), "acme");
			assertThat(sleuth.getAllBaggage()).isEmpty();
			assertThat(tenant.get(span.context())).isEqualTo("acme");
			try (Tracer.SpanInScope scope = sleuth.withSpan(span)) {
				assertThat(sleuth.getBaggage("tenant").get()).isEqualTo("acme");
				tenant.set(span.context(), "other");
				assertThat(sleuth.getBaggage("tenant").get()).isEqualTo("other");
			}
			span.end();
			assertNothingIsCurrent(application);
		});
	}

	@Test
	void shouldAskFiltersAndTellReporters() {
		Map<String, org.springframework.cloud.sleuth.exporter.FinishedSpan> reported = new HashMap<>();
		SpanFilter filter = (span) -> !span.getName().equals("noise");
		SpanReporter failing = (span) -> {
			throw new IllegalStateException("broken");
		};
		SpanReporter reporter = (span) -> reported.put(span.getName(), span);
		this.runner.withBean("filter", SpanFilter.class, () -> filter)
			.withBean("failing", SpanReporter.class, () -> failing)
			.withBean("reporter", SpanReporter.class, () -> reporter)
			.run((context) -> {
				Application application = new Application(context, this.exporter);
				application.sleuth.nextSpan().name("noise").start().end();
				ScopedSpan root = application.sleuth.startScopedSpan("root");
				application.sleuth.spanBuilder()
					.name("call")
					.kind(Span.Kind.CLIENT)
					.tag("key", "value")
					.event("happened")
					.remoteServiceName("stock")
					.remoteIpAndPort("10.0.0.1", 8080)
					.error(new IllegalStateException("broken"))
					.start()
					.end();
				root.end();
				assertThat(application.spans()).containsOnlyKeys("root", "call");
				assertThat(reported).containsOnlyKeys("root", "call");
				assertThat(reported.get("root").getParentId()).isNull();
				assertThat(reported.get("root").getKind()).isNull();
				assertThat(reported.get("root").getError()).isNull();
				SpanData data = application.spans().get("call");
				assertThat(reported.get("call")).satisfies((span) -> {
					assertThat(span.getTraceId()).isEqualTo(data.getTraceId());
					assertThat(span.getSpanId()).isEqualTo(data.getSpanId());
					assertThat(span.getParentId()).isEqualTo(data.getParentSpanId());
					assertThat(span.getStartTimestamp()).isEqualTo(data.getStartEpochNanos() / 1000);
					assertThat(span.getEndTimestamp()).isEqualTo(data.getEndEpochNanos() / 1000);
					assertThat(span.getTags()).containsEntry("key", "value");
					assertThat(span.getEvents())
						.contains(Map.entry(data.getEvents().get(1).getEpochNanos() / 1000, "happened"));
					assertThat(span.getKind()).isEqualTo(Span.Kind.CLIENT);
					assertThat(span.getError()).hasMessage("broken");
					assertThat(span.getRemoteServiceName()).isEqualTo("stock");
					assertThat(span.getRemoteIp()).isEqualTo("10.0.0.1");
					assertThat(span.getRemotePort()).isEqualTo(8080);
				});
			});
	}

	private void run(Consumer<Application> test) {
		this.runner.run((context) -> test.accept(new Application(context, this.exporter)));
	}

	private static void assertChildOf(SpanData child, SpanData parent) {
		assertThat(child.getTraceId()).isEqualTo(parent.getTraceId());
		assertThat(child.getParentSpanId()).isEqualTo(parent.getSpanId());
	}

	private static String tag(SpanData span, String key) {
		return span.getAttributes().get(AttributeKey.stringKey(key));
	}

	private static <T> T get(Callable<T> callable) {
		try {
			return callable.call();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static final class Application {

		private final ApplicationContext context;

		private final InMemorySpanExporter exporter;

		private final Tracer sleuth;

		private final io.micrometer.tracing.Tracer tracer;

		private final ObservationRegistry registry;

		Application(ApplicationContext context, InMemorySpanExporter exporter) {
			this.context = context;
			this.exporter = exporter;
			this.sleuth = context.getBean(Tracer.class);
			this.tracer = context.getBean(io.micrometer.tracing.Tracer.class);
			this.registry = context.getBean(ObservationRegistry.class);
		}

		Map<String, SpanData> spans() {
			this.context.getBean(SdkTracerProvider.class).forceFlush().join(10, TimeUnit.SECONDS);
			List<SpanData> finished = this.exporter.getFinishedSpanItems();
			Map<String, SpanData> spans = new HashMap<>();
			finished.forEach((span) -> spans.put(span.getName(), span));
			return spans;
		}

	}

	private record IdsOnly(String traceId, String spanId, Boolean sampled) implements TraceContext {

		IdsOnly(TraceContext context) {
			this(context.traceId(), context.spanId(), context.sampled());
		}

		@Override
		public String parentId() {
			return null;
		}

	}

}
