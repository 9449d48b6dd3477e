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

import io.github.tracingboot.diagnostics.StartupContributor;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.propagation.Propagator;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.cloud.sleuth.CurrentTraceContext;
import org.springframework.cloud.sleuth.SpanCustomizer;
import org.springframework.cloud.sleuth.SpanNamer;
import org.springframework.cloud.sleuth.Tracer;
import org.springframework.cloud.sleuth.exporter.SpanFilter;
import org.springframework.cloud.sleuth.exporter.SpanReporter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the beans of Spring Cloud
 * Sleuth's API, in applications that have {@code spring-cloud-sleuth-api}. With tracing
 * switched off they stay and do nothing.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { ObservationAutoConfiguration.class, MicrometerTracingAutoConfiguration.class })
@ConditionalOnClass(Tracer.class)
public final class SleuthAutoConfiguration {

	static final String SWITCH = "tracing.sleuth.enabled";

	private static final String NAME = "sleuth api";

	@Bean
	StartupContributor sleuthStartupContributor(Environment environment) {
		return (report) -> {
			if (environment.getProperty(SWITCH, Boolean.class, true)) {
				report.instrumented(NAME);
			}
			else {
				report.off(NAME, SWITCH + "=false");
			}
		};
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = SWITCH, matchIfMissing = true)
	MicrometerTracing noopSleuthMicrometerTracing() {
		return MicrometerTracing.noop();
	}

	/**
	 * Over the application's tracer.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
	@ConditionalOnBooleanProperty(name = SWITCH, matchIfMissing = true)
	static class TracingConfiguration {

		@Bean
		OpenBaggage sleuthOpenBaggage(ObjectProvider<ObservationRegistry> registry) {
			return new OpenBaggage(() -> registry.getIfAvailable(() -> ObservationRegistry.NOOP));
		}

		@Bean
		MicrometerTracing sleuthMicrometerTracing(ObjectProvider<io.micrometer.tracing.Tracer> tracer,
				ObjectProvider<Propagator> propagator, OpenBaggage openBaggage) {
			return new MicrometerTracing(tracer.getIfAvailable(() -> io.micrometer.tracing.Tracer.NOOP),
					propagator.getIfAvailable(() -> Propagator.NOOP), openBaggage);
		}

		@Bean
		@ConditionalOnBean(SpanFilter.class)
		SleuthSpanFilters sleuthSpanFilters(ObjectProvider<SpanFilter> filters) {
			return new SleuthSpanFilters(filters.orderedStream().toList());
		}

		@Bean
		@ConditionalOnBean(SpanReporter.class)
		SleuthSpanReporters sleuthSpanReporters(ObjectProvider<SpanReporter> reporters) {
			return new SleuthSpanReporters(reporters.orderedStream().toList());
		}

	}

	/**
	 * What users inject.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import(SleuthHttpConfiguration.class)
	@ConditionalOnBooleanProperty(name = SWITCH, matchIfMissing = true)
	static class ApiConfiguration {

		@Bean
		@ConditionalOnMissingBean(CurrentTraceContext.class)
		SleuthCurrentTraceContext sleuthCurrentTraceContext(MicrometerTracing tracing) {
			return new SleuthCurrentTraceContext(tracing.tracer(), tracing.openBaggage());
		}

		@Bean
		@ConditionalOnMissingBean(Tracer.class)
		SleuthTracer sleuthTracer(MicrometerTracing tracing, CurrentTraceContext currentTraceContext) {
			return new SleuthTracer(tracing.tracer(), tracing.openBaggage(), currentTraceContext);
		}

		@Bean
		@ConditionalOnMissingBean(SpanCustomizer.class)
		CurrentSpanCustomizer sleuthSpanCustomizer(Tracer tracer) {
			return new CurrentSpanCustomizer(tracer);
		}

		@Bean
		@ConditionalOnMissingBean(org.springframework.cloud.sleuth.propagation.Propagator.class)
		SleuthPropagator sleuthPropagator(MicrometerTracing tracing) {
			return new SleuthPropagator(tracing.propagator(), tracing.tracer());
		}

		@Bean
		@ConditionalOnMissingBean(SpanNamer.class)
		SleuthSpanNamer sleuthSpanNamer() {
			return new SleuthSpanNamer();
		}

	}

}
