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

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.tracingboot.TracingRunner;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.web.util.pattern.PathPattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TrustAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class TrustAutoConfigurationTests {

	private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

	private static final String SECRET = "open-sesame-74";

	private static final String[] HEADER_RULE = { "tracing.propagation.trust.mode=rules",
			"tracing.propagation.trust.header.name=X-Caller", "tracing.propagation.trust.header.value=" + SECRET };

	private final InMemorySpanExporter exported = InMemorySpanExporter.create();

	private final ApplicationContextRunner runner = TracingRunner.create()
		.withBean("exported", SimpleSpanProcessor.class,
				() -> (SimpleSpanProcessor) SimpleSpanProcessor.create(this.exported));

	@ParameterizedTest
	@ValueSource(strings = { "00", "01" })
	void shouldBeginATraceWithALinkForWhoIsNotTrusted(String flags) {
		this.runner
			.withPropertyValues("tracing.propagation.trust.mode=none",
					"management.tracing.baggage.remote-fields=tenant")
			.withBean(SimpleMeterRegistry.class)
			.run((context) -> {
				Tracer tracer = context.getBean(Tracer.class);
				Propagator propagator = context.getBean(Propagator.class);
				Span span = propagator
					.extract(Map.of("traceparent", "00-" + TRACE + "-b7ad6b7169203331-" + flags, "tracestate", "a=b",
							"baggage", "k=v", "tenant", "acme"), Map::get)
					.start();
				assertThat(span.context().traceId()).hasSize(32).isNotEqualTo(TRACE);
				assertThat(span.context().parentId()).isNull();
				assertThat(span.isNoop()).isFalse();
				try (Tracer.SpanInScope scope = tracer.withSpan(span)) {
					assertThat(tracer.getAllBaggage()).isEmpty();
				}
				span.end();
				SpanData data = this.exported.getFinishedSpanItems().get(0);
				assertThat(data.getParentSpanContext()).isEqualTo(SpanContext.getInvalid());
				assertThat(data.getSpanContext().getTraceState().isEmpty()).isTrue();
				assertThat(data.getLinks()).singleElement().satisfies((link) -> {
					assertThat(link.getSpanContext().getTraceId()).isEqualTo(TRACE);
					assertThat(link.getSpanContext().getSpanId()).isEqualTo("b7ad6b7169203331");
				});
				assertThat(context.getBean(TracingPropagator.class).untrusted()).isOne();
				SimpleMeterRegistry meters = new SimpleMeterRegistry();
				context.getBean(UntrustedMeterBinder.class).bindTo(meters);
				assertThat(meters.get("tracing.propagation.untrusted").functionCounter())
					.extracting(FunctionCounter::count)
					.isEqualTo(1.0);
			});
	}

	@Test
	void shouldNotLetTheFlagOfWhoIsNotTrustedDecide() {
		this.runner
			.withPropertyValues("tracing.propagation.trust.mode=none", "management.tracing.sampling.probability=0.0")
			.run((context) -> assertThat(context.getBean(Propagator.class)
				.extract(Map.of("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01"), Map::get)
				.start()
				.isNoop()).isTrue());
	}

	@Test
	void shouldStayInTheTraceThatGoesOnWhenSomethingInsideIsNotTrusted() {
		this.runner.withPropertyValues("tracing.propagation.trust.mode=none").run((context) -> {
			Tracer tracer = context.getBean(Tracer.class);
			Span outer = tracer.nextSpan().start();
			try (Tracer.SpanInScope scope = tracer.withSpan(outer)) {
				Span inner = context.getBean(Propagator.class)
					.extract(Map.of("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01"), Map::get)
					.start();
				assertThat(inner.context().traceId()).isEqualTo(outer.context().traceId());
				assertThat(inner.context().parentId()).isEqualTo(outer.context().spanId());
			}
		});
	}

	@Test
	void shouldContinueTheTraceOfWhoKnowsTheSecretAndShowItNowhere(CapturedOutput output) {
		this.runner.withPropertyValues(HEADER_RULE).run((context) -> {
			Propagator propagator = context.getBean(Propagator.class);
			assertThat(propagator
				.extract(Map.of("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01", "X-Caller", SECRET), Map::get)
				.start()
				.context()
				.traceId()).isEqualTo(TRACE);
			SanitizingFunction sanitizing = context.getBean(TrustSecretSanitizer.class);
			assertThat(Stream
				.of("tracing.propagation.trust.header.value", "tracing.propagation.trust.header.previous-value",
						"tracing.propagation.trust.header.previousValue", "TRACING_PROPAGATION_TRUST_HEADER_VALUE",
						"TRACING_PROPAGATION_TRUST_HEADER_PREVIOUSVALUE")
				.map((key) -> sanitizing.apply(new SanitizableData(null, key, SECRET)).getValue()))
				.containsOnly(SanitizableData.SANITIZED_VALUE);
			assertThat(Stream.of("tracing.propagation.trust.header.name", "value", "", "server.port")
				.map((key) -> sanitizing.apply(new SanitizableData(null, key, "text")).getValue()))
				.containsOnly("text");
		});
		assertThat(output).contains("trusts by rules and all messages").doesNotContain(SECRET);
	}

	@Test
	void shouldGiveWayToTheTrustOfTheUser() {
		InboundTrust nobody = new InboundTrust() {

			@Override
			public <C> boolean trusts(C carrier, InboundGetter<C> getter) {
				return false;
			}

		};
		this.runner.withBean(InboundTrust.class, () -> nobody).run((context) -> {
			assertThat(context).hasSingleBean(InboundTrust.class);
			assertThat(context.getBean(Propagator.class)
				.extract(Map.of("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01"), Map::get)
				.start()
				.context()
				.traceId()).isNotEqualTo(TRACE);
		});
	}

	@Test
	void shouldWorkWithoutWebMetersAndEndpoints() {
		this.runner
			.withClassLoader(new FilteredClassLoader(PathPattern.class, SanitizingFunction.class,
					io.micrometer.core.instrument.binder.MeterBinder.class))
			.withPropertyValues("tracing.propagation.trust.mode=rules", "tracing.propagation.trust.paths=/internal/**")
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(ConfiguredTrust.class));
	}

	@Test
	void shouldSayWhenAnotherPropagatorDecides(CapturedOutput output) {
		this.runner.withPropertyValues("tracing.propagation.trust.mode=none")
			.withBean("propagator", Propagator.class, () -> Propagator.NOOP)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("trust (another Propagator reads trace context, or none)");
	}

	static Stream<Arguments> badConfigurations() {
		return Stream.of(
				Arguments.of(List.of("mode=rules"), "tracing.propagation.trust.mode", "rules", "trust.networks"),
				Arguments.of(List.of("mode=rules", "messages=false"), "tracing.propagation.trust.mode", "rules",
						"trust.networks"),
				Arguments.of(List.of("mode=sometimes"), "tracing.propagation.trust.mode", "sometimes", "Mode"),
				Arguments.of(List.of("mode=none", "networks=10.0.0.0/8"), "tracing.propagation.trust.mode", "none",
						"trust.mode=rules"),
				Arguments.of(List.of("paths=/internal/**"), "tracing.propagation.trust.mode", "all",
						"trust.mode=rules"),
				Arguments.of(List.of("header.name=X-Caller", "header.value=" + SECRET),
						"tracing.propagation.trust.mode", "all", "trust.mode=rules"),
				Arguments.of(List.of("messages=false"), "tracing.propagation.trust.messages", "false",
						"'none' or 'rules'"),
				Arguments.of(List.of("mode=rules", "networks=10.0.0.0/8,10.0.0.0/33"),
						"tracing.propagation.trust.networks", "10.0.0.0/33", "10.0.0.0/8"),
				Arguments.of(List.of("mode=rules", "networks=gateway.example"), "tracing.propagation.trust.networks",
						"gateway.example", "192.0.2.1"),
				Arguments.of(List.of("mode=rules", "paths=/a/{"), "tracing.propagation.trust.paths", "/a/{",
						"/internal/**"),
				Arguments.of(List.of("mode=rules", "header.value=" + SECRET), "tracing.propagation.trust.header.name",
						"", "header.name=X-Internal-Caller"),
				Arguments.of(List.of("mode=rules", "header.previous-value=" + SECRET),
						"tracing.propagation.trust.header.name", "", "header.name=X-Internal-Caller"),
				Arguments.of(List.of("mode=rules", "header.name=X Caller", "header.value=" + SECRET),
						"tracing.propagation.trust.header.name", "X Caller", "header.name=X-Internal-Caller"),
				Arguments.of(List.of("mode=rules", "header.name=X-Caller", "header.previous-value=" + SECRET),
						"tracing.propagation.trust.header.value", "", "hard to guess"));
	}

	@ParameterizedTest
	@MethodSource("badConfigurations")
	void shouldFailNamingPropertyValueAndFix(List<String> properties, String property, String value, String fix) {
		this.runner
			.withPropertyValues(properties.stream().map("tracing.propagation.trust."::concat).toArray(String[]::new))
			.run((context) -> {
				assertThat(context).hasFailed();
				Throwable failure = context.getStartupFailure();
				assertThat(failure).hasStackTraceContaining(value);
				String text = analysis(failure) + messages(failure);
				assertThat(text).contains(property).contains(value).contains(fix);
				assertThat(text).doesNotContain(SECRET);
			});
	}

	private static String messages(Throwable failure) {
		return failure.getMessage() + ((failure.getCause() != null) ? messages(failure.getCause()) : "");
	}

	private static String analysis(Throwable failure) {
		FailureAnalyzer analyzer = new InvalidTrustHeaderFailureAnalyzer();
		FailureAnalysis analysis = analyzer.analyze(failure);
		return (analysis != null) ? analysis.getDescription() + analysis.getAction() : "";
	}

	@ParameterizedTest
	@ValueSource(strings = { "server.forward-headers-strategy=framework", "server.forward-headers-strategy=NATIVE",
			"server.ssl.bundle=shop", "server.ssl.certificate=shop.pem", "server.ssl.key-store=shop.p12" })
	void shouldHintOnceWhereCallersComeFromOutside(String property, CapturedOutput output) {
		MockEnvironment environment = new MockEnvironment().withProperty(property.split("=")[0],
				property.split("=")[1]);
		new PublicExposureHint(environment).afterSingletonsInstantiated();
		assertThat(output).contains(property.split("=")[0] + " is set")
			.contains("Set tracing.propagation.trust.mode to 'none' or 'rules', or to 'all' if that is meant.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "server.port=8080", "server.forward-headers-strategy=none",
			"server.ssl.bundle=shop,server.ssl.client-auth=need", "server.ssl.bundle=shop,server.ssl.enabled=false",
			"server.ssl.bundle=shop,server.address=127.0.0.1",
			"server.ssl.bundle=shop,tracing.propagation.trust.mode=all",
			"server.forward-headers-strategy=native,tracing.propagation.trust.mode=rules" })
	void shouldNotHintElsewhere(String properties, CapturedOutput output) {
		MockEnvironment environment = new MockEnvironment();
		for (String property : properties.split(",")) {
			environment.withProperty(property.split("=")[0], property.split("=")[1]);
		}
		new PublicExposureHint(environment).afterSingletonsInstantiated();
		assertThat(output).doesNotContain("trust.mode");
	}

}
