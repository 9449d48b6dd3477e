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

package io.github.tracingboot.propagation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.tracingboot.TracingRunner;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.SenderContext;
import io.micrometer.tracing.BaggageInScope;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BaggageAutoConfiguration}.
 */
class BaggageAutoConfigurationTests {

	private static final AttributeKey<String> TENANT = AttributeKey.stringKey("tenant");

	private final InMemorySpanExporter spans = InMemorySpanExporter.create();

	private final ApplicationContextRunner runner = TracingRunner.create()
		.withBean(SimpleSpanProcessor.class, () -> (SimpleSpanProcessor) SimpleSpanProcessor.create(this.spans))
		.withPropertyValues("management.tracing.baggage.remote-fields=tenant,x-user-*",
				"management.tracing.baggage.tag-fields=tenant,x-user-*");

	@AfterEach
	void leaveTheThreadClean() {
		Context.root().makeCurrent();
	}

	@Test
	void shouldTagTheServerSpanAndItsChildrenWithoutATraceHeader() {
		this.runner.run((context) -> {
			Tracer tracer = context.getBean(Tracer.class);
			Span server = extract(context.getBean(Propagator.class), Map.of("tenant", "a\u202Eb")).start();
			try (Tracer.SpanInScope scope = tracer.withSpan(server)) {
				tracer.nextSpan().name("child").start().end();
				Observation.createNotStarted("observed", context.getBean(ObservationRegistry.class))
					.observe(() -> tracer.nextSpan(tracer.currentSpan()).name("grandchild").start().end());
			}
			server.name("server").end();
			assertThat(this.spans.getFinishedSpanItems()).hasSize(4)
				.allSatisfy((span) -> assertThat(span.getAttributes().get(TENANT)).isEqualTo("a?b"));
		});
	}

	@Test
	void shouldTagByPatternAndNothingElse() {
		this.runner.run((context) -> {
			Map<String, String> headers = Map.of("baggage", "x-user-id=7,other=1", "uberctx-X-User-Name", "kim");
			extract(context.getBean(Propagator.class), headers).start().end();
			assertThat(names(finished())).contains("x-user-id").doesNotContain("other", "tenant");
		});
	}

	@Test
	void shouldTagSpansInsideOfBaggageThatIsSetByHand() {
		this.runner.run((context) -> {
			Tracer tracer = context.getBean(Tracer.class);
			Span outer = tracer.nextSpan().name("outer").start();
			try (Tracer.SpanInScope scope = tracer.withSpan(outer)) {
				try (BaggageInScope baggage = tracer.createBaggageInScope("tenant", "a")) {
					assertThat(tracer.getBaggage("tenant").get()).isEqualTo("a");
					tracer.nextSpan().name("inside").start().end();
				}
				tracer.nextSpan().name("outside").start().end();
			}
			outer.end();
			assertThat(finished()).extracting(SpanData::getName).containsExactly("inside", "outside", "outer");
			assertThat(finished()).extracting((span) -> span.getAttributes().get(TENANT))
				.containsExactly("a", null, "a");
			assertThat(names(finished()).stream().filter("tenant"::equals).count()).as("no tag twice").isEqualTo(2);
		});
	}

	@Test
	void shouldTagSpansLikeTheirParentWhereThatIsNotCurrent() {
		this.runner.run((context) -> {
			Tracer tracer = context.getBean(Tracer.class);
			Span parent = extract(context.getBean(Propagator.class), Map.of("baggage", "tenant=a")).start();
			parent.tag("colour", "red");
			tracer.nextSpan(parent).name("child").start().end();
			parent.end();
			assertThat(finished()).extracting((span) -> span.getAttributes().get(TENANT)).containsExactly("a", "a");
			assertThat(names(finished().subList(0, 1))).contains("tenant").doesNotContain("colour");
		});
	}

	@Test
	@SuppressWarnings("deprecation") // users have it
	void shouldTagSpansAfterBaggageIsSet() {
		this.runner.run((context) -> {
			Tracer tracer = context.getBean(Tracer.class);
			Span outer = tracer.nextSpan().name("outer").start();
			try (Tracer.SpanInScope scope = tracer.withSpan(outer)) {
				try (BaggageInScope baggage = tracer.createBaggage("tenant").set("a").makeCurrent()) {
					tracer.nextSpan().name("inside").start().end();
				}
			}
			outer.end();
			assertThat(finished()).extracting((span) -> span.getAttributes().get(TENANT)).containsExactly("a", "a");
		});
	}

	@Test
	void shouldForwardTheBaggageOfAParentThatIsNotCurrent() {
		this.runner.run((context) -> {
			Span server = extract(context.getBean(Propagator.class), Map.of("tenant", "a", "baggage", "k=v")).start();
			Tracer tracer = context.getBean(Tracer.class);
			ObservationRegistry registry = context.getBean(ObservationRegistry.class);
			Observation parent;
			try (Tracer.SpanInScope scope = tracer.withSpan(server)) {
				parent = Observation.start("parent", registry);
			}
			Map<String, String> headers = new HashMap<>();
			SenderContext<Map<String, String>> sender = new SenderContext<>(
					(carrier, key, value) -> headers.put(key, value));
			sender.setCarrier(headers);
			Observation.createNotStarted("send", () -> sender, registry).parentObservation(parent).start().stop();
			parent.stop();
			server.end();
			assertThat(headers).containsKey("traceparent").containsEntry("tenant", "a");
			assertThat(headers.get("baggage")).contains("k=v").contains("tenant=a");
		});
	}

	@Test
	void shouldReadAndWriteTheFormatsOfTheDialects() {
		Map<String, String> headers = Map.of("baggage", "k=w3c", "uberctx-k", "jaeger", "ot-baggage-k", "ot", "tenant",
				"a");
		this.runner.withPropertyValues("tracing.propagation.consume=jaeger", "tracing.propagation.produce=ot,b3")
			.run((context) -> {
				Map<String, String> forwarded = forward(context.getBean(Tracer.class),
						context.getBean(Propagator.class), headers);
				assertThat(forwarded).containsEntry("ot-baggage-k", "jaeger")
					.containsEntry("tenant", "a")
					.doesNotContainKeys("baggage", "uberctx-k");
			});
		this.runner.withPropertyValues("tracing.propagation.consume=ot,w3c", "tracing.propagation.produce=w3c,jaeger")
			.run((context) -> assertThat(
					forward(context.getBean(Tracer.class), context.getBean(Propagator.class), headers))
				.containsEntry("baggage", "k=ot,tenant=a")
				.containsEntry("uberctx-k", "ot"));
		this.runner.withPropertyValues("tracing.propagation.consume=b3", "tracing.propagation.produce=b3")
			.run((context) -> assertThat(
					forward(context.getBean(Tracer.class), context.getBean(Propagator.class), headers))
				.containsOnlyKeys("b3", "tenant"));
	}

	@Test
	void shouldCountWhatIsDropped() {
		this.runner.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.withPropertyValues("tracing.baggage.max-entries=2", "tracing.baggage.max-bytes=100B",
					"tracing.baggage.max-value-length=10", "tracing.baggage.allowed-names=k*")
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				context.getBeanProvider(MeterBinder.class).forEach((binder) -> binder.bindTo(registry));
				String header = "k1=v,other=v,k2=" + "v".repeat(11) + ",k3=" + "v".repeat(200) + ",tenant=a,k4=v";
				Span span = extract(context.getBean(Propagator.class), Map.of("baggage", header)).start();
				assertThat(context.getBean(Tracer.class).getAllBaggage(span.context()))
					.isEqualTo(Map.of("k1", "v", "tenant", "a"));
				assertThat(List.of("entries", "bytes", "value", "name")).allSatisfy((reason) -> assertThat(
						registry.get("tracing.baggage.dropped").tag("reason", reason).functionCounter().count())
					.as(reason)
					.isEqualTo(1));
			});
	}

	@Test
	void shouldDoWithoutMeters() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer.core.instrument.binder"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(BaggagePropagator.class)
				.doesNotHaveBean(BaggageMeterBinder.class));
	}

	@ParameterizedTest
	@CsvSource({ "management.tracing.baggage.enabled", "tracing.enabled" })
	void shouldBeAbsentWhenSwitchedOff(String property) {
		this.runner.withPropertyValues(property + "=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(BaggagePropagator.class)
				.doesNotHaveBean(BaggageSpanProcessor.class)
				.doesNotHaveBean(BaggageMeterBinder.class));
	}

	@Test
	void shouldNeitherReadNorWriteAnyFormatWhenSwitchedOff() {
		this.runner
			.withPropertyValues("management.tracing.baggage.enabled=false", "tracing.propagation.produce=w3c,jaeger,ot")
			.run((context) -> {
				Tracer tracer = context.getBean(Tracer.class);
				Propagator propagator = context.getBean(Propagator.class);
				Map<String, String> headers = Map.of("tenant", "a", "uber-trace-id",
						"0af7651916cd43dd8448eb211c80319c:b7ad6b7169203331:0:1", "uberctx-k", "v");
				assertThat(forward(tracer, propagator, headers)).containsKeys("traceparent", "uber-trace-id")
					.doesNotContainKeys("tenant", "uberctx-k", "baggage");
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "tracing.baggage.max-entries|0|between 1 and", "tracing.baggage.max-entries|-1|between 1 and",
					"tracing.baggage.max-entries|100000|between 1 and", "tracing.baggage.max-bytes|0B|between 1 and",
					"tracing.baggage.max-bytes|1GB|between 1 and", "tracing.baggage.max-value-length|0|between 1 and",
					"tracing.baggage.allowed-names|a*b|last character",
					"management.tracing.baggage.remote-fields|my tenant|letters",
					"management.tracing.baggage.remote-fields|*|x-tenant-*",
					"management.tracing.baggage.remote-fields|*-id|last character",
					"management.tracing.baggage.tag-fields|a*b|last character" })
	void shouldRefuseALimitOrANameThatIsNone(String property, String value, String fix) {
		this.runner.withPropertyValues(property + "=" + value).run((context) -> {
			assertThat(context).hasFailed();
			assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (ex) -> {
					assertThat(ex.getName()).isEqualTo(property);
					assertThat(String.valueOf(ex.getValue())).isEqualTo(value.replace("1GB", "1073741824B"));
					assertThat(ex.getReason()).contains(fix);
				});
		});
	}

	@Test
	void shouldNotLogWhatComesIn() {
		String flood = IntStream.range(0, 5000).mapToObj((i) -> "k" + i + "=v").collect(Collectors.joining(","));
		this.runner.run((context) -> {
			Span span = extract(context.getBean(Propagator.class), Map.of("baggage", flood, "tenant", "a")).start();
			assertThat(context.getBean(Tracer.class).getAllBaggage(span.context())).hasSize(64)
				.containsEntry("tenant", "a");
			assertThat(this.spans.getFinishedSpanItems())
				.noneMatch((finished) -> finished.getKind() == SpanKind.SERVER);
		});
	}

	private List<SpanData> finished() {
		return this.spans.getFinishedSpanItems();
	}

	private static List<String> names(List<SpanData> spans) {
		return spans.stream()
			.flatMap((span) -> span.getAttributes().asMap().keySet().stream())
			.map(AttributeKey::getKey)
			.toList();
	}

	private static Map<String, String> forward(Tracer tracer, Propagator propagator, Map<String, String> headers) {
		Map<String, String> forwarded = new HashMap<>();
		Span span = extract(propagator, headers).start();
		try (Tracer.SpanInScope scope = tracer.withSpan(span)) {
			propagator.inject(span.context(), forwarded, Map::put);
		}
		span.end();
		return forwarded;
	}

	private static Span.Builder extract(Propagator propagator, Map<String, String> headers) {
		return propagator.extract(headers, new Headers());
	}

	private static final class Headers implements InboundGetter<Map<String, String>> {

		@Override
		public String get(Map<String, String> carrier, String key) {
			return carrier.get(key);
		}

		@Override
		public Iterable<String> names(Map<String, String> carrier) {
			return carrier.keySet();
		}

	}

}
