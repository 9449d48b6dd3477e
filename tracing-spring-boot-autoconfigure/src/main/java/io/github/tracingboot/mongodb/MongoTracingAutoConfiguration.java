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

package io.github.tracingboot.mongodb;

import com.mongodb.MongoClientSettings;
import io.github.tracingboot.concurrent.CurrentSpanObservationRegistry;
import io.github.tracingboot.diagnostics.StartupContributor;
import io.github.tracingboot.sampling.ParentSpanRequirement;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.observability.MongoHandlerContext;
import org.springframework.data.mongodb.observability.MongoHandlerObservationConvention;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for tracing of MongoDB, with the
 * observation that Spring Data MongoDB has and Spring Boot leaves off.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = MicrometerTracingAutoConfiguration.class,
		beforeName = "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration")
@ConditionalOnClass({ MongoClientSettings.class, MongoClientSettingsBuilderCustomizer.class,
		MongoHandlerContext.class })
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@ConditionalOnBean({ Tracer.class, ObservationRegistry.class })
public final class MongoTracingAutoConfiguration {

	private static final String SWITCH = "tracing.instrument.mongodb.enabled";

	// The contexts are a sender's, too.
	private static final int BEFORE_HANDLER_OF_SENDERS = MicrometerTracingAutoConfiguration.SENDER_TRACING_OBSERVATION_HANDLER_ORDER
			- 1;

	@Bean
	StartupContributor mongoStartupContributor(Environment environment) {
		return (report) -> report.instrumented("mongodb", environment.getProperty(SWITCH, Boolean.class, true));
	}

	@Bean
	@Order(BEFORE_HANDLER_OF_SENDERS)
	MongoCommandSpanHandler mongoCommandSpanHandler(Tracer tracer, Environment environment) {
		return new MongoCommandSpanHandler(tracer, environment.getProperty(SWITCH, Boolean.class, true));
	}

	@Bean
	ParentSpanRequirement mongoParentSpanRequirement() {
		return MongoHandlerContext.class::isInstance;
	}

	// Last, to see what the application has set.
	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	@ConditionalOnBooleanProperty(name = SWITCH, matchIfMissing = true)
	MongoTracingCustomizer mongoTracingCustomizer(ObservationRegistry registry, Tracer tracer,
			ObjectProvider<MongoHandlerObservationConvention> convention) {
		return new MongoTracingCustomizer(new CurrentSpanObservationRegistry(registry, tracer),
				convention.getIfAvailable());
	}

}
