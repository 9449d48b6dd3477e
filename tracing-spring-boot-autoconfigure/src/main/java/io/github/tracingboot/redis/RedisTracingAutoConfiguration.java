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

package io.github.tracingboot.redis;

import io.github.tracingboot.concurrent.ConcurrentTracingAutoConfiguration;
import io.github.tracingboot.concurrent.ContextBoundary;
import io.github.tracingboot.concurrent.CurrentSpanObservationRegistry;
import io.github.tracingboot.diagnostics.StartupContributor;
import io.github.tracingboot.sampling.ParentSpanRequirement;
import io.lettuce.core.tracing.LettuceObservationContext;
import io.lettuce.core.tracing.MicrometerTracing;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.observation.LettuceObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for tracing of Redis: the commands
 * that Lettuce observes, and the messages that arrive in listener containers.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = ConcurrentTracingAutoConfiguration.class,
		afterName = "org.springframework.boot.data.redis.autoconfigure.observation.LettuceObservationAutoConfiguration")
@ConditionalOnClass(RedisMessageListenerContainer.class)
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@ConditionalOnBean({ Tracer.class, ContextBoundary.class })
public final class RedisTracingAutoConfiguration {

	private static final String SWITCH = "tracing.instrument.redis.enabled";

	@Bean
	StartupContributor redisStartupContributor(Environment environment) {
		return (report) -> report.instrumented("redis", environment.getProperty(SWITCH, Boolean.class, true));
	}

	/**
	 * Spans of commands.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ MicrometerTracing.class, ClientResourcesBuilderCustomizer.class })
	static class CommandConfiguration {

		// Lettuce's contexts are a sender's, too.
		private static final int BEFORE_HANDLER_OF_SENDERS = MicrometerTracingAutoConfiguration.SENDER_TRACING_OBSERVATION_HANDLER_ORDER
				- 1;

		@Bean
		static RedisDatabases redisDatabases() {
			return new RedisDatabases();
		}

		@Bean
		@Order(BEFORE_HANDLER_OF_SENDERS)
		RedisCommandSpanHandler redisCommandSpanHandler(Tracer tracer, RedisDatabases databases,
				Environment environment) {
			return new RedisCommandSpanHandler(tracer, databases, environment.getProperty(SWITCH, Boolean.class, true));
		}

		@Bean
		ParentSpanRequirement redisParentSpanRequirement() {
			return LettuceObservationContext.class::isInstance;
		}

		// Runs after Spring Boot's, which it replaces, and only where that is.
		@Bean
		@ConditionalOnBean(LettuceObservationAutoConfiguration.class)
		@ConditionalOnBooleanProperty(name = SWITCH, matchIfMissing = true)
		ClientResourcesBuilderCustomizer redisCommandTracing(ObservationRegistry registry, Tracer tracer) {
			return (resources) -> resources.tracing(new RedisCommandTracing(
					new MicrometerTracing(new CurrentSpanObservationRegistry(registry, tracer), "Redis")));
		}

	}

	/**
	 * Spans of messages.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = SWITCH, matchIfMissing = true)
	@ImportRuntimeHints(RedisListenerContainerRuntimeHints.class)
	static class ListenerConfiguration {

		@Bean
		static RedisListenerContainerBeanPostProcessor redisListenerContainerBeanPostProcessor(
				ObjectProvider<ContextBoundary> boundary, ObjectProvider<Tracer> tracer,
				ObjectProvider<ObservationRegistry> registry) {
			return new RedisListenerContainerBeanPostProcessor(boundary, tracer, registry);
		}

	}

}
