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

package io.github.tracingboot.opentracing;

import io.github.tracingboot.diagnostics.StartupContributor;
import io.github.tracingboot.propagation.InboundContexts;
import io.github.tracingboot.propagation.SpanBaggage;
import io.github.tracingboot.propagation.TrustAutoConfiguration;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentracing.Tracer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for OpenTracing's {@link Tracer}
 * over the application's own.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { MicrometerTracingAutoConfiguration.class, TrustAutoConfiguration.class })
@ConditionalOnClass(Tracer.class)
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@ConditionalOnBean({ io.micrometer.tracing.Tracer.class, io.opentelemetry.api.trace.Tracer.class,
		InboundContexts.class })
public final class OpenTracingAutoConfiguration {

	private static final String SWITCH = "tracing.opentracing.enabled";

	private static final String TRACER = "openTracingTracer";

	@Bean
	StartupContributor openTracingStartupContributor(ApplicationContext context, Environment environment) {
		return (report) -> {
			if (!environment.getProperty(SWITCH, Boolean.class, true)) {
				report.off("opentracing", SWITCH + "=false");
			}
			// Not asked for by its type: it may have been wrapped.
			else if (context.containsLocalBean(TRACER)) {
				report.instrumented("opentracing");
			}
			else {
				report.off("opentracing", "the application has a Tracer of its own");
			}
		};
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = SWITCH, matchIfMissing = true)
	@EnableConfigurationProperties(OpenTracingProperties.class)
	static class TracerConfiguration {

		@Bean(TRACER)
		@ConditionalOnMissingBean(Tracer.class)
		BridgeTracer openTracingTracer(io.opentelemetry.api.trace.Tracer tracer,
				io.micrometer.tracing.Tracer micrometerTracer, ContextPropagators propagators, InboundContexts contexts,
				ObjectProvider<SpanBaggage> spanBaggage) {
			BridgeScopeManager scopeManager = new BridgeScopeManager(micrometerTracer.currentTraceContext(),
					spanBaggage.getIfAvailable(SpanBaggage::local));
			return new BridgeTracer(tracer, scopeManager, new Carriers(propagators, contexts));
		}

		@Bean
		LateSpanKind openTracingLateSpanKind() {
			return new LateSpanKind();
		}

		// Nobody asks for it, so it must not wait for that.
		@Bean
		@Lazy(false)
		GlobalTracerRegistration openTracingGlobalTracerRegistration(OpenTracingProperties properties,
				ObjectProvider<Tracer> tracer, ApplicationContext context) {
			return new GlobalTracerRegistration(properties, tracer, context.getClassLoader());
		}

	}

}
