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

package io.github.tracingboot.messaging.stomp;

import io.github.tracingboot.concurrent.ConcurrentTracingAutoConfiguration;
import io.github.tracingboot.concurrent.ContextBoundary;
import io.github.tracingboot.diagnostics.StartupContributor;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.simp.annotation.support.SimpAnnotationMethodMessageHandler;
import org.springframework.web.socket.config.annotation.DelegatingWebSocketMessageBrokerConfiguration;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for tracing of messages of STOMP
 * clients.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = ConcurrentTracingAutoConfiguration.class)
@ConditionalOnClass({ WebSocketMessageBrokerConfigurer.class, SimpAnnotationMethodMessageHandler.class })
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@ConditionalOnBean({ ContextBoundary.class, DelegatingWebSocketMessageBrokerConfiguration.class })
public final class StompTracingAutoConfiguration {

	@Bean
	StartupContributor stompStartupContributor(ObjectProvider<StompTracingConfigurer> configurer) {
		return (report) -> report.instrumented("stomp", configurer.getIfAvailable() != null);
	}

	/**
	 * The interceptor.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "tracing.instrument.stomp.enabled", matchIfMissing = true)
	static class InterceptorConfiguration {

		@Bean
		StompTracingConfigurer stompTracingConfigurer(ObjectProvider<ObservationRegistry> observationRegistry,
				ObjectProvider<ContextBoundary> boundary) {
			return new StompTracingConfigurer(observationRegistry, boundary);
		}

	}

}
