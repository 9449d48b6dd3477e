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

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.tracing.autoconfigure.TracingProperties;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for baggage on the wire and on
 * spans. What is baggage is configured by Spring Boot's
 * {@code management.tracing.baggage}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = { PropagationAutoConfiguration.class, OpenTelemetryTracingAutoConfiguration.class })
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "management.tracing.baggage.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ BaggageProperties.class, TracingProperties.class })
public final class BaggageAutoConfiguration {

	@Bean
	BaggageDrops baggageDrops() {
		return new BaggageDrops();
	}

	@Bean
	SpanBaggage spanBaggage() {
		return new SpanBaggage();
	}

	// Part of the propagator of the dialects: no other is to be made of it.
	@Bean(defaultCandidate = false)
	BaggagePropagator baggagePropagator(Dialects dialects, BaggageProperties properties,
			TracingProperties tracingProperties, BaggageDrops drops, SpanBaggage spanBaggage) {
		NamePatterns fields = RemoteFields.fields(tracingProperties.getBaggage().getRemoteFields());
		NamePatterns allowed = NamePatterns.of("tracing.baggage.allowed-names", properties.getAllowedNames());
		Predicate<String> readable = (name) -> allowed.isEmpty() || allowed.matches(name) || fields.matches(name);
		BaggageFormat remote = new RemoteFields(fields, dialects.produce().contains(Dialect.W3C));
		return new BaggagePropagator(formats(remote, dialects.consume()), formats(remote, dialects.produce()),
				BaggageLimits.of(properties), readable, drops, spanBaggage);
	}

	// The remote fields come first: others must not crowd out what is asked for by name.
	private static List<BaggageFormat> formats(BaggageFormat remote, List<Dialect> dialects) {
		List<BaggageFormat> formats = new ArrayList<>();
		formats.add(remote);
		for (Dialect dialect : dialects) {
			switch (dialect) {
				case W3C -> formats.add(new W3cBaggageFormat());
				case JAEGER -> formats.add(PrefixBaggageFormat.jaeger());
				case OT -> formats.add(PrefixBaggageFormat.ot());
				default -> {
					// has no baggage of its own
				}
			}
		}
		return formats;
	}

	@Bean
	BaggageTags baggageTags(TracingProperties properties, BaggageProperties limits) {
		return new BaggageTags(
				NamePatterns.of("management.tracing.baggage.tag-fields", properties.getBaggage().getTagFields()),
				limits.getMaxValueLength());
	}

	@Bean
	BaggageSpanProcessor baggageSpanProcessor(BaggageTags tags, SpanBaggage spanBaggage) {
		return new BaggageSpanProcessor(tags, spanBaggage);
	}

	/**
	 * Meters, for applications that have any.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterBinder.class)
	static class MeterConfiguration {

		@Bean
		BaggageMeterBinder baggageMeterBinder(BaggageDrops drops) {
			return new BaggageMeterBinder(drops);
		}

	}

}
