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

package io.github.tracingboot.messaging.rabbit;

import io.github.tracingboot.TracingRunner;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.amqp.rabbit.config.SimpleRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.amqp.autoconfigure.RabbitProperties;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.util.ErrorHandler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

@ExtendWith(OutputCaptureExtension.class)
class RabbitTracingAutoConfigurationTests {

	private final ApplicationContextRunner runner = TracingRunner.create()
		.withConfiguration(AutoConfigurations.of(RabbitAutoConfiguration.class));

	@Test
	void shouldTraceWithoutWarning(CapturedOutput output) {
		this.runner.withUserConfiguration(HandMade.class).run((context) -> {
			assertThat(context).hasNotFailed()
				.hasSingleBean(SentMessageObservationHandler.class)
				.hasSingleBean(ReceivedMessageObservationHandler.class)
				.hasSingleBean(BatchObservationHandler.class);
			// Those of all other senders and receivers.
			assertThat(context.getBeanNamesForType(PropagatingReceiverTracingObservationHandler.class)).isNotEmpty();
			assertThat(context.getBeanNamesForType(PropagatingSenderTracingObservationHandler.class)).isNotEmpty();
			assertThat(output).containsPattern("instrumented: [^;]*rabbit");
		});
		assertThat(output).doesNotContain("is not eligible for getting processed").doesNotContain("WARN");
	}

	@Test
	void shouldObserveTemplatesFactoriesAndContainersMadeByHand() {
		this.runner.withUserConfiguration(HandMade.class).run((context) -> {
			assertThat(isObserved(context.getBean(RabbitTemplate.class))).isTrue();
			assertThat(isObserved(context.getBean("handMade"))).isTrue();
			assertThat(isObserved(context.getBean(SimpleMessageListenerContainer.class))).isTrue();
		});
	}

	@Test
	void shouldStandBeforeTheUsersAdvice() {
		this.runner.withUserConfiguration(HandMade.class)
			.run((context) -> assertThat(
					context.getBean("handMade", SimpleRabbitListenerContainerFactory.class).getAdviceChain())
				.containsExactly(context.getBean(BatchTracingInterceptor.class), HandMade.ADVICE));
	}

	@Test
	void shouldDecorateTheUsersErrorHandlerOnce() {
		this.runner.withUserConfiguration(HandMade.class).run((context) -> {
			SimpleMessageListenerContainer container = context.getBean(SimpleMessageListenerContainer.class);
			ErrorHandler first = container.getErrorHandler();
			assertThat(first).isInstanceOf(TracingErrorHandler.class)
				.extracting("delegate")
				.isSameAs(HandMade.ERROR_HANDLER);
			context.getBean(ListenerContainerTracing.class).start();
			assertThat(container.getErrorHandler()).isSameAs(first);
		});
	}

	@Test
	void shouldLeaveAllAsItIsWhenTheUserSwitchesObservationsOff() {
		this.runner.withUserConfiguration(HandMade.class)
			.withPropertyValues("spring.rabbitmq.template.observation-enabled=false",
					"spring.rabbitmq.listener.simple.observation-enabled=false")
			.run((context) -> {
				assertThat(isObserved(context.getBean(RabbitTemplate.class))).isFalse();
				assertThat(ReflectionTestUtils.getField(context.getBean("handMade"), "observationEnabled")).isNull();
				assertThat(isObserved(context.getBean(SimpleMessageListenerContainer.class))).isFalse();
			});
	}

	@Test
	void shouldWireNothingWhenSwitchedOff() {
		this.runner.withUserConfiguration(HandMade.class)
			.withPropertyValues("tracing.instrument.rabbit.enabled=false")
			.run((context) -> {
				assertThat(context).doesNotHaveBean(RabbitTracingBeanPostProcessor.class)
					.doesNotHaveBean(SentMessageObservationHandler.class)
					.doesNotHaveBean(ReceivedMessageObservationHandler.class)
					.doesNotHaveBean(ListenerContainerTracing.class);
				assertThat(isObserved(context.getBean(RabbitTemplate.class))).isFalse();
			});
	}

	@Test
	void shouldBeAbsentWhenTheApplicationDoesNotKnowRabbit() {
		TracingRunner.create()
			.withClassLoader(new FilteredClassLoader(RabbitTemplate.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(RabbitTracingAutoConfiguration.class));
	}

	@Test
	void shouldBackOffWhenTheUserHasHandlersOfTheirOwn() {
		this.runner.withUserConfiguration(OwnHandlers.class)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(SentMessageObservationHandler.class)
				.doesNotHaveBean(ReceivedMessageObservationHandler.class)
				.doesNotHaveBean(BatchObservationHandler.class));
	}

	@Test
	void shouldContributeDefaultsUnderTheNamesOfSpringBoot() {
		RabbitProperties properties = new RabbitProperties();
		MockEnvironment environment = new MockEnvironment();
		RabbitObservationDefaults.defaults(environment, getClass().getClassLoader())
			.forEach((name, value) -> environment.setProperty(name, value.toString()));
		Binder.get(environment).bind("spring.rabbitmq", Bindable.ofInstance(properties));
		assertThat(properties.getTemplate().isObservationEnabled()).isTrue();
		assertThat(properties.getListener().getSimple().isObservationEnabled()).isTrue();
		assertThat(properties.getListener().getDirect().isObservationEnabled()).isTrue();
		assertThat(properties.getListener().getStream().isObservationEnabled()).isFalse();
	}

	@Test
	void shouldContributeNoDefaultsWhenSwitchedOffOrWithoutRabbit() {
		MockEnvironment off = new MockEnvironment().withProperty("tracing.instrument.rabbit.enabled", "false");
		assertThat(RabbitObservationDefaults.defaults(off, getClass().getClassLoader())).isEmpty();
		assertThat(RabbitObservationDefaults.defaults(new MockEnvironment(),
				new FilteredClassLoader(RabbitTemplate.class)))
			.isEmpty();
	}

	private static boolean isObserved(Object bean) {
		return Boolean.TRUE.equals(ReflectionTestUtils.getField(bean, "observationEnabled"));
	}

	@Configuration(proxyBeanMethods = false)
	static class HandMade {

		static final MethodInterceptor ADVICE = (invocation) -> invocation.proceed();

		static final ErrorHandler ERROR_HANDLER = (error) -> {
		};

		// Connects to nobody before the first message.
		@Bean
		ConnectionFactory connectionFactory() {
			return new CachingConnectionFactory("localhost", 1);
		}

		@Bean
		RabbitTemplate rabbitTemplate(ConnectionFactory connectionFactory) {
			return new RabbitTemplate(connectionFactory);
		}

		@Bean
		SimpleRabbitListenerContainerFactory handMade(ConnectionFactory connectionFactory) {
			SimpleRabbitListenerContainerFactory factory = new SimpleRabbitListenerContainerFactory();
			factory.setConnectionFactory(connectionFactory);
			factory.setAdviceChain(ADVICE);
			return factory;
		}

		@Bean
		SimpleMessageListenerContainer container(ConnectionFactory connectionFactory) {
			SimpleMessageListenerContainer container = new SimpleMessageListenerContainer(connectionFactory);
			container.setErrorHandler(ERROR_HANDLER);
			container.setAutoStartup(false);
			return container;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnHandlers {

		@Bean
		PropagatingSenderTracingObservationHandler<?> sender(Tracer tracer) {
			return new PropagatingSenderTracingObservationHandler<>(tracer, mock(Propagator.class));
		}

		@Bean
		PropagatingReceiverTracingObservationHandler<?> receiver(Tracer tracer) {
			return new PropagatingReceiverTracingObservationHandler<>(tracer, mock(Propagator.class));
		}

	}

}
