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

package io.github.tracingboot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.GlobalObservationConvention;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationPredicate;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.exporter.FinishedSpan;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.micrometer.tracing.exporter.SpanFilter;
import io.micrometer.tracing.exporter.SpanReporter;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.micrometer.observation.autoconfigure.ObservationRegistryCustomizer;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SdkTracerProviderBuilderCustomizer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * What Spring Boot lets users contribute has the same effect with the starter as with
 * Spring Boot alone: every test runs both ways.
 */
class UserContributionsTests {

	private final ApplicationContextRunner runner = TracingRunner.create();

	private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void spanExporter(boolean starter) {
		with(starter).run((context) -> {
			observe(context, "work");
			assertThat(exported(context)).extracting(SpanData::getName).containsExactly("work");
		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void severalSpanExporters(boolean starter) {
		InMemorySpanExporter second = InMemorySpanExporter.create();
		with(starter).withBean("second", SpanExporter.class, () -> second).run((context) -> {
			observe(context, "work");
			assertThat(exported(context)).hasSize(1);
			assertThat(second.getFinishedSpanItems()).hasSize(1);
		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void spanExporterWhileExportIsOff(boolean starter) {
		with(starter).withPropertyValues("management.tracing.export.enabled=false").run((context) -> {
			observe(context, "work");
			assertThat(exported(context)).hasSize(1);
		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void spanProcessor(boolean starter) {
		RecordingProcessor processor = new RecordingProcessor();
		with(starter).withBean("custom", SpanProcessor.class, () -> processor).run((context) -> {
			observe(context, "work");
			assertThat(processor.ended).containsExactly("work");
			assertThat(exported(context)).first()
				.satisfies((span) -> assertThat(span.getAttributes().get(AttributeKey.stringKey("from.processor")))
					.isEqualTo("yes"));
		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void sampler(boolean starter) {
		with(starter).withBean(Sampler.class, Sampler::alwaysOff).run((context) -> {
			observe(context, "work");
			assertThat(exported(context)).isEmpty();
		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void samplingProbability(boolean starter) {
		with(starter).withPropertyValues("management.tracing.sampling.probability=0").run((context) -> {
			observe(context, "work");
			assertThat(exported(context)).isEmpty();
		});
	}

	@Test // Spring Boot takes this bean since 4.1 only
	void spanLimits() {
		with(true).withBean(SpanLimits.class, () -> SpanLimits.builder().setMaxAttributeValueLength(3).build())
			.run((context) -> {
				Span span = context.getBean(Tracer.class).nextSpan().name("work").start().tag("key", "abcdef");
				span.end();
				assertThat(exported(context)).first()
					.satisfies((data) -> assertThat(data.getAttributes().get(AttributeKey.stringKey("key")))
						.isEqualTo("abc"));
			});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void spanExportingPredicate(boolean starter) {
		with(starter).withBean(SpanExportingPredicate.class, () -> (span) -> !"noise".equals(span.getName()))
			.run((context) -> {
				observe(context, "noise");
				observe(context, "work");
				assertThat(exported(context)).extracting(SpanData::getName).containsExactly("work");
			});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void spanFilter(boolean starter) {
		with(starter).withBean(SpanFilter.class, () -> (span) -> span.setName("renamed")).run((context) -> {
			observe(context, "work");
			assertThat(exported(context)).extracting(SpanData::getName).containsExactly("renamed");
		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void spanReporterSeesEverySpanOnceHoweverManyExportersThereAre(boolean starter) {
		List<String> reported = new ArrayList<>();
		with(starter).withBean("second", SpanExporter.class, InMemorySpanExporter::create)
			.withBean(SpanReporter.class, () -> new SpanReporter() {

				@Override
				public void report(FinishedSpan span) {
					reported.add(span.getName());
				}

				@Override
				public void close() {
				}

			})
			.run((context) -> {
				observe(context, "work");
				exported(context);
				assertThat(reported).containsExactly("work");
			});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void observationPredicate(boolean starter) {
		with(starter).withBean(ObservationPredicate.class, () -> (name, context) -> !name.equals("noise"))
			.run((context) -> {
				observe(context, "noise");
				observe(context, "work");
				assertThat(exported(context)).extracting(SpanData::getName).containsExactly("work");
			});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void observationFilter(boolean starter) {
		with(starter)
			.withBean(ObservationFilter.class,
					() -> (context) -> context.addLowCardinalityKeyValue(KeyValue.of("region", "eu")))
			.run((context) -> {
				observe(context, "work");
				assertThat(exported(context)).first()
					.satisfies((span) -> assertThat(span.getAttributes().get(AttributeKey.stringKey("region")))
						.isEqualTo("eu"));
			});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void observationHandler(boolean starter) {
		List<String> stopped = new ArrayList<>();
		with(starter).withBean(ObservationHandler.class, () -> new ObservationHandler<>() {

			@Override
			public void onStop(Observation.Context context) {
				stopped.add(context.getName());
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return true;
			}

		}).run((context) -> {
			observe(context, "work");
			assertThat(stopped).containsExactly("work");
			assertThat(exported(context)).hasSize(1);
		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void globalObservationConvention(boolean starter) {
		with(starter).withBean(GlobalObservationConvention.class, ContextualNames::new).run((context) -> {
			observe(context, "work");
			assertThat(exported(context)).extracting(SpanData::getName).containsExactly("by convention");
		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void textMapPropagator(boolean starter) {
		with(starter).withBean("custom", TextMapPropagator.class, HeaderPropagator::new).run((context) -> {
			List<String> headers = new ArrayList<>();
			Span span = context.getBean(Tracer.class).nextSpan().start();
			context.getBean(Propagator.class)
				.inject(span.context(), headers, (carrier, key, value) -> carrier.add(key));
			assertThat(headers).contains("x-custom", "traceparent").doesNotHaveDuplicates();
		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void tracerProviderCustomizerHasTheLastWord(boolean starter) {
		with(starter)
			.withBean(SdkTracerProviderBuilderCustomizer.class,
					() -> (builder) -> builder.setSampler(Sampler.alwaysOff()).setIdGenerator(new FixedIds()))
			.run((context) -> {
				Span span = context.getBean(Tracer.class).nextSpan().start();
				assertThat(span.context().traceId()).isEqualTo(FixedIds.TRACE_ID);
				assertThat(span.context().sampled()).isFalse();
			});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void observationRegistryCustomizer(boolean starter) {
		ObservationRegistryCustomizer<ObservationRegistry> customizer = (registry) -> registry.observationConfig()
			.observationPredicate((name, context) -> !name.equals("noise"));
		with(starter).withBean(ObservationRegistryCustomizer.class, () -> customizer).run((context) -> {
			observe(context, "noise");
			assertThat(exported(context)).isEmpty();
		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void resourceAttributesOfProperties(boolean starter) {
		with(starter)
			.withPropertyValues("spring.application.name=shop",
					"management.opentelemetry.resource-attributes.team=blue")
			.run((context) -> {
				observe(context, "work");
				assertThat(exported(context)).first().satisfies((span) -> {
					assertThat(resource(span, "service.name")).isEqualTo("shop");
					assertThat(resource(span, "team")).isEqualTo("blue");
				});
			});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void resource(boolean starter) {
		with(starter)
			.withBean(Resource.class,
					() -> Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "mine")))
			.run((context) -> {
				observe(context, "work");
				assertThat(exported(context)).first()
					.satisfies((span) -> assertThat(resource(span, "service.name")).isEqualTo("mine"));
			});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void ownTracer(boolean starter) {
		with(starter).withBean("own", Tracer.class, () -> Tracer.NOOP)
			.run((context) -> assertThat(context).hasNotFailed().getBean(Tracer.class).isSameAs(Tracer.NOOP));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void ownOpenTelemetry(boolean starter) {
		with(starter).withBean(OpenTelemetry.class, OpenTelemetry::noop)
			.run((context) -> assertThat(context).hasNotFailed()
				.getBean(OpenTelemetry.class)
				.isSameAs(OpenTelemetry.noop()));
	}

	@Test
	void springBootsTracerCanBeLeftOut() {
		// Its condition is what excluding it comes down to.
		this.runner.withClassLoader(new FilteredClassLoader(OtelTracer.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(ContextPropagators.class)
				.doesNotHaveBean(SdkTracerProvider.class));
	}

	@Test
	void nothingIsRegisteredGlobally() {
		with(true).run((context) -> {
			observe(context, "work");
			try {
				assertThatNoException().isThrownBy(() -> GlobalOpenTelemetry.set(OpenTelemetry.noop()));
			}
			finally {
				GlobalOpenTelemetry.resetForTest();
			}
		});
	}

	@Test
	void severalContextsLiveSideBySide() {
		InMemorySpanExporter ofTheSecond = InMemorySpanExporter.create();
		with(true).run((first) -> TracingRunner.create()
			.withBean("exporter", SpanExporter.class, () -> ofTheSecond)
			.run((second) -> {
				observe(first, "in the first");
				observe(second, "in the second");
				second.getBean(SdkTracerProvider.class).forceFlush().join(10, TimeUnit.SECONDS);
				assertThat(exported(first)).extracting(SpanData::getName).containsExactly("in the first");
				assertThat(ofTheSecond.getFinishedSpanItems()).extracting(SpanData::getName)
					.containsExactly("in the second");
			}));
	}

	private ApplicationContextRunner with(boolean starter) {
		return this.runner.withPropertyValues("tracing.enabled=" + starter)
			.withBean("exporter", SpanExporter.class, () -> this.exporter);
	}

	private List<SpanData> exported(ApplicationContext context) {
		context.getBean(SdkTracerProvider.class).forceFlush().join(10, TimeUnit.SECONDS);
		return this.exporter.getFinishedSpanItems();
	}

	private static void observe(ApplicationContext context, String name) {
		Observation.createNotStarted(name, context.getBean(ObservationRegistry.class)).observe(() -> {
		});
	}

	private static @Nullable String resource(SpanData span, String key) {
		return span.getResource().getAttribute(AttributeKey.stringKey(key));
	}

	static class RecordingProcessor implements SpanProcessor {

		private final List<String> ended = new ArrayList<>();

		@Override
		public void onStart(Context parentContext, ReadWriteSpan span) {
			span.setAttribute("from.processor", "yes");
		}

		@Override
		public boolean isStartRequired() {
			return true;
		}

		@Override
		public void onEnd(ReadableSpan span) {
			this.ended.add(span.getName());
		}

		@Override
		public boolean isEndRequired() {
			return true;
		}

		@Override
		public CompletableResultCode shutdown() {
			return CompletableResultCode.ofSuccess();
		}

	}

	static class ContextualNames implements GlobalObservationConvention<Observation.Context> {

		@Override
		public String getContextualName(Observation.Context context) {
			return "by convention";
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

	}

	static class HeaderPropagator implements TextMapPropagator {

		@Override
		public Collection<String> fields() {
			return List.of("x-custom");
		}

		@Override
		public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
			setter.set(carrier, "x-custom", "value");
		}

		@Override
		public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
			return context;
		}

	}

	static class FixedIds implements IdGenerator {

		static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";

		@Override
		public String generateSpanId() {
			return "b7ad6b7169203331";
		}

		@Override
		public String generateTraceId() {
			return TRACE_ID;
		}

	}

}
