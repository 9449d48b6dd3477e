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

package io.github.tracingboot.jdbc;

import io.github.tracingboot.diagnostics.StartupContributor;
import io.github.tracingboot.sampling.ParentSpanRequirement;
import io.micrometer.core.instrument.observation.MeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import net.ttddyy.observation.tracing.ConnectionTracingObservationHandler;
import net.ttddyy.observation.tracing.DataSourceBaseContext;
import net.ttddyy.observation.tracing.DataSourceObservationListener;
import net.ttddyy.observation.tracing.ResultSetTracingObservationHandler;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for tracing of JDBC data sources.
 * Steps back when the application observes its data sources itself, with a
 * {@link DataSourceObservationListener} of its own.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = MicrometerTracingAutoConfiguration.class,
		beforeName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
		afterName = "net.ttddyy.observation.boot.autoconfigure.DataSourceObservationAutoConfiguration")
@ConditionalOnClass({ DataSourceObservationListener.class, AbstractRoutingDataSource.class })
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@ConditionalOnBean(Tracer.class)
public final class JdbcTracingAutoConfiguration {

	private static final String PREFIX = "tracing.instrument.jdbc";

	@Bean
	StartupContributor jdbcStartupContributor(ObjectProvider<DataSourceTracing> tracing,
			ObjectProvider<DataSourceObservationListener> own) {
		return (report) -> {
			if (own.stream().findAny().isPresent()) {
				report.off("jdbc", "the application has a " + DataSourceObservationListener.class.getSimpleName());
			}
			else {
				report.instrumented("jdbc", tracing.getIfAvailable() != null);
			}
		};
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = PREFIX + ".enabled", matchIfMissing = true)
	@ConditionalOnMissingBean(DataSourceObservationListener.class)
	@EnableConfigurationProperties(JdbcTracingProperties.class)
	static class InstrumentationConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static DataSourceTracingBeanPostProcessor dataSourceTracingBeanPostProcessor(
				ObjectProvider<DataSourceTracing> tracing) {
			return new DataSourceTracingBeanPostProcessor(tracing);
		}

		// A data source may be needed before other beans can be processed; these two come
		// with it and bring nothing along.
		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static JdbcObservability jdbcObservability(ObjectProvider<ObservationRegistry> registries,
				ObjectProvider<Tracer> tracers) {
			return new JdbcObservability(registries, tracers);
		}

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static DataSourceTracing dataSourceTracing(JdbcObservability observability, Environment environment) {
			return new DataSourceTracing(observability,
					Binder.get(environment).bindOrCreate(PREFIX, JdbcTracingProperties.class));
		}

		// Before those of any sender, which would take it for a call over HTTP.
		@Bean
		@Order(MicrometerTracingAutoConfiguration.SENDER_TRACING_OBSERVATION_HANDLER_ORDER - 1)
		StatementSpanObservationHandler statementSpanObservationHandler(Tracer tracer,
				JdbcTracingProperties properties) {
			return new StatementSpanObservationHandler(tracer, new StatementDescriber(maxQueryLength(properties)));
		}

		private static int maxQueryLength(JdbcTracingProperties properties) {
			int length = properties.getMaxQueryLength();
			if (length < 0) {
				throw new InvalidConfigurationPropertyValueException(PREFIX + ".max-query-length", length,
						"It must not be negative; 0 leaves the text of statements out.");
			}
			return length;
		}

		@Bean
		ParentSpanRequirement jdbcParentSpanRequirement() {
			return (context) -> context instanceof DataSourceBaseContext;
		}

		/**
		 * The first provider that knows a data source is asked.
		 */
		@Configuration(proxyBeanMethods = false)
		@ConditionalOnClass(DataSourcePoolMetadataProvider.class)
		static class PoolMetadataConfiguration {

			@Bean
			@Order(Ordered.HIGHEST_PRECEDENCE)
			DataSourcePoolMetadataProvider tracedPoolMetadataProvider(
					ObjectProvider<DataSourcePoolMetadataProvider> providers) {
				return new TracedPoolMetadataProvider(providers);
			}

		}

		/**
		 * Spans of connections and result sets, as the library makes them.
		 */
		@Configuration(proxyBeanMethods = false)
		@ConditionalOnBooleanProperty(name = PREFIX + ".verbose")
		static class VerboseConfiguration {

			@Bean
			@Order(MicrometerTracingAutoConfiguration.SENDER_TRACING_OBSERVATION_HANDLER_ORDER - 1)
			ConnectionTracingObservationHandler connectionTracingObservationHandler(Tracer tracer) {
				return new ConnectionTracingObservationHandler(tracer);
			}

			@Bean
			@Order(MicrometerTracingAutoConfiguration.SENDER_TRACING_OBSERVATION_HANDLER_ORDER - 1)
			ResultSetTracingObservationHandler resultSetTracingObservationHandler(Tracer tracer) {
				return new ResultSetTracingObservationHandler(tracer);
			}

		}

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnClass(MeterObservationHandler.class)
		@ConditionalOnBooleanProperty(name = PREFIX + ".meters", havingValue = false, matchIfMissing = true)
		static class UnmeteredConfiguration {

			// The first handler that supports an observation takes it.
			@Bean
			@Order(Ordered.HIGHEST_PRECEDENCE)
			UnmeteredObservationHandler unmeteredJdbcObservationHandler() {
				return new UnmeteredObservationHandler();
			}

		}

	}

}
