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

import java.util.concurrent.Executor;

import io.github.tracingboot.TracingRunner;
import io.lettuce.core.RedisClient;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.tracing.MicrometerTracing;
import io.lettuce.core.tracing.Tracing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.observation.LettuceObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RedisTracingAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class RedisTracingAutoConfigurationTests {

	private final ApplicationContextRunner runner = TracingRunner.create()
		.withConfiguration(
				AutoConfigurations.of(DataRedisAutoConfiguration.class, LettuceObservationAutoConfiguration.class));

	@Test
	void shouldReplaceTheTracingOfSpringBoot(CapturedOutput output) {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(RedisCommandSpanHandler.class);
			assertThat(tracing(context)).isInstanceOf(RedisCommandTracing.class);
		});
		assertThat(output).contains("redis")
			.doesNotContain("is not eligible for getting processed")
			.doesNotContain(" WARN ");
	}

	@Test
	void shouldLeaveTheTracingOfSpringBootWhenSwitchedOff(CapturedOutput output) {
		this.runner.withPropertyValues("tracing.instrument.redis.enabled=false").run((context) -> {
			assertThat(tracing(context)).isInstanceOf(MicrometerTracing.class);
			assertThat(context).doesNotHaveBean(RedisListenerContainerBeanPostProcessor.class);
		});
		assertThat(output).contains("redis (tracing.instrument.redis.enabled=false)");
	}

	@Test
	void shouldBeAbsentWhenTracingIsSwitchedOff() {
		this.runner.withPropertyValues("tracing.enabled=false").run((context) -> {
			assertThat(context).doesNotHaveBean(RedisTracingAutoConfiguration.class);
			assertThat(tracing(context)).isInstanceOf(MicrometerTracing.class);
		});
	}

	@Test
	void shouldTraceNoCommandsWhenTheUserExcludesTheTracingOfSpringBoot() {
		TracingRunner.create()
			.withConfiguration(AutoConfigurations.of(DataRedisAutoConfiguration.class))
			.run((context) -> assertThat(tracing(context).isEnabled()).isFalse());
	}

	@Test
	void shouldLeaveClientResourcesOfTheUserAsTheyAre() {
		ClientResources mine = ClientResources.create();
		this.runner.withBean(ClientResources.class, () -> mine)
			.run((context) -> assertThat(tracing(context).isEnabled()).isFalse());
		mine.shutdown();
	}

	@Test
	void shouldDoWithoutLettuce() {
		this.runner.withClassLoader(new FilteredClassLoader(RedisClient.class, MicrometerTracing.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(RedisCommandSpanHandler.class)
				.hasSingleBean(RedisListenerContainerBeanPostProcessor.class));
	}

	@Test
	void shouldDoWithoutSpringData() {
		TracingRunner.create()
			.withClassLoader(new FilteredClassLoader("org.springframework.data.redis", "io.lettuce"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(RedisTracingAutoConfiguration.class));
	}

	@Test
	void shouldGiveContainersAnExecutorThatKnowsWhereMessagesComeFrom(CapturedOutput output) {
		this.runner.withUserConfiguration(ContainerConfiguration.class).run((context) -> {
			RedisListenerContainerFields fields = new RedisListenerContainerFields(
					context.getBean("container", RedisMessageListenerContainer.class));
			assertThat(fields.taskExecutor()).isInstanceOf(RedisListenerExecutor.class);
			assertThat(fields.subscriptionExecutor()).isInstanceOf(DetachedExecutor.class);
			assertThat(fields.errorHandler()).isInstanceOf(RedisListenerErrorHandler.class);
		});
		assertThat(output).doesNotContain("is not eligible for getting processed");
	}

	@Test
	void shouldLetANativeImageReadTheContainersFields() {
		RuntimeHints hints = new RuntimeHints();
		new RedisListenerContainerRuntimeHints().registerHints(hints, getClass().getClassLoader());
		assertThat(RuntimeHintsPredicates.reflection()
			.onType(RedisMessageListenerContainer.class)
			.withMemberCategory(MemberCategory.ACCESS_DECLARED_FIELDS)).accepts(hints);
	}

	private static Tracing tracing(ApplicationContext context) {
		return context.getBean(ClientResources.class).tracing();
	}

	@Configuration(proxyBeanMethods = false)
	static class ContainerConfiguration {

		@Bean
		RedisMessageListenerContainer container(RedisConnectionFactory connections) {
			RedisMessageListenerContainer container = new RedisMessageListenerContainer();
			container.setConnectionFactory(connections);
			Executor executor = Runnable::run;
			container.setTaskExecutor(executor);
			return container;
		}

	}

}
