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

import io.github.tracingboot.diagnostics.StartupContributor;
import io.github.tracingboot.diagnostics.StartupReport.Topic;
import io.github.tracingboot.propagation.BaggageProperties;
import io.github.tracingboot.propagation.NamePatterns;
import io.micrometer.tracing.otel.bridge.Slf4JBaggageEventListener;
import io.micrometer.tracing.otel.bridge.Slf4JEventListener;
import org.slf4j.MDC;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.tracing.autoconfigure.TracingProperties;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SdkTracerProviderBuilderCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.Assert;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the ids in log lines, and the
 * baggage that is to be there.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = OpenTelemetryTracingAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@ConditionalOnClass({ MDC.class, Slf4JEventListener.class })
@EnableConfigurationProperties({ LoggingTracingProperties.class, BaggageProperties.class, TracingProperties.class })
public final class LoggingTracingAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	LogKeys logKeys(LoggingTracingProperties properties) {
		return new LogKeys(properties.getKeys().getTraceId(), properties.getKeys().getSpanId());
	}

	@Bean
	@ConditionalOnMissingBean(Slf4JEventListener.class)
	MdcScopeListener mdcScopeListener(LogKeys keys, ObjectProvider<ContextFields> fields,
			LoggingTracingProperties properties) {
		MdcAliases aliases = MdcAliases.ifAny(properties.getAliases());
		if (aliases != null) {
			String transactionId = properties.getKeys().getTransactionId();
			aliases.checkBeside(List.of(keys.traceId(), keys.spanId(),
					(transactionId != null) ? transactionId : ContextKeys.DEFAULT_TRANSACTION_ID));
		}
		return new MdcScopeListener(keys, fields.getIfAvailable(), aliases);
	}

	@Bean
	@ConditionalOnMissingBean(Slf4JBaggageEventListener.class)
	@ConditionalOnBooleanProperty(name = "management.tracing.baggage.enabled", matchIfMissing = true)
	@ConditionalOnBooleanProperty(name = "management.tracing.baggage.correlation.enabled", matchIfMissing = true)
	MdcBaggageListener mdcBaggageListener(TracingProperties properties, BaggageProperties limits) {
		return new MdcBaggageListener(NamePatterns.of("management.tracing.baggage.correlation.fields",
				properties.getBaggage().getCorrelation().getFields()), limits.getMaxValueLength());
	}

	@Bean
	ScopeEventRegistration scopeEventRegistration(ApplicationContext context) {
		return new ScopeEventRegistration(context);
	}

	@Bean
	StartupContributor loggingStartupContributor(LogKeys keys) {
		return (report) -> {
			report.add(Topic.LOG_KEYS, keys.traceId());
			report.add(Topic.LOG_KEYS, keys.spanId());
		};
	}

	/**
	 * What log lines tell besides the trace id and the span id.
	 */
	@Configuration(proxyBeanMethods = false)
	@Conditional(OnContextKeysCondition.class)
	static class ContextConfiguration {

		private final LocalRoots roots = new LocalRoots();

		@Bean
		SdkTracerProviderBuilderCustomizer localRootsCustomizer() {
			return (builder) -> builder.addSpanProcessor(this.roots);
		}

		@Bean
		ContextFields logContextFields(Environment environment, LogKeys ids) {
			ContextKeys keys = ContextKeys.ifNeeded(environment);
			Assert.state(keys != null, "No keys");
			keys.checkBeside(ids);
			return new ContextFields(keys, this.roots);
		}

		@Bean
		RequestLogContext requestLogContext(ContextFields fields, LoggingTracingProperties properties) {
			return new RequestLogContext(this.roots, fields, properties.isClientAddress());
		}

	}

}
