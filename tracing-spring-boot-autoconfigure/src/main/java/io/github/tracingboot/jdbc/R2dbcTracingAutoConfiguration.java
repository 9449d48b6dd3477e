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
import io.micrometer.tracing.Tracer;
import io.r2dbc.proxy.observation.QueryContext;
import io.r2dbc.spi.ConnectionFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the spans of R2DBC queries,
 * which Spring Boot observes when R2DBC's proxy is on the class path.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = MicrometerTracingAutoConfiguration.class)
@ConditionalOnClass({ ConnectionFactory.class, QueryContext.class })
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@ConditionalOnBean(Tracer.class)
public final class R2dbcTracingAutoConfiguration {

	private static final String SWITCH = "tracing.instrument.r2dbc.enabled";

	// The contexts are a sender's, too.
	private static final int BEFORE_HANDLER_OF_SENDERS = MicrometerTracingAutoConfiguration.SENDER_TRACING_OBSERVATION_HANDLER_ORDER
			- 1;

	@Bean
	StartupContributor r2dbcStartupContributor(Environment environment) {
		return (report) -> report.instrumented("r2dbc", environment.getProperty(SWITCH, Boolean.class, true));
	}

	@Bean
	@Order(BEFORE_HANDLER_OF_SENDERS)
	R2dbcQuerySpanHandler r2dbcQuerySpanHandler(Tracer tracer, Environment environment) {
		return new R2dbcQuerySpanHandler(tracer, environment.getProperty(SWITCH, Boolean.class, true));
	}

	@Bean
	ParentSpanRequirement r2dbcParentSpanRequirement() {
		return QueryContext.class::isInstance;
	}

}
