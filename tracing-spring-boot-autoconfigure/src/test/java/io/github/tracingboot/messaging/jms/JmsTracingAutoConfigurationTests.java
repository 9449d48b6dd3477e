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

package io.github.tracingboot.messaging.jms;

import io.github.tracingboot.TracingRunner;
import io.micrometer.jakarta9.instrument.jms.JmsPublishObservationContext;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.MessageListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jms.autoconfigure.JmsAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.jms.listener.DefaultMessageListenerContainer;
import org.springframework.util.ErrorHandler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

@ExtendWith(OutputCaptureExtension.class)
class JmsTracingAutoConfigurationTests {

	private final ApplicationContextRunner runner = TracingRunner.create()
		.withConfiguration(AutoConfigurations.of(JmsAutoConfiguration.class))
		.withUserConfiguration(HandMade.class);

	@Test
	void shouldTraceWithoutWarning(CapturedOutput output) {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed()
				.hasSingleBean(JmsSenderObservationHandler.class)
				.hasSingleBean(JmsReceiverObservationHandler.class);
			// Those of all other senders and receivers.
			assertThat(context.getBeanNamesForType(PropagatingReceiverTracingObservationHandler.class)).isNotEmpty();
			assertThat(context.getBeanNamesForType(PropagatingSenderTracingObservationHandler.class)).isNotEmpty();
			assertThat(output).containsPattern("instrumented: [^;]*jms");
		});
		assertThat(output).doesNotContain("is not eligible for getting processed").doesNotContain("WARN");
	}

	@Test
	void shouldObserveTemplatesAndContainersMadeByHand() {
		this.runner.run((context) -> {
			ObservationRegistry registry = context.getBean(ObservationRegistry.class);
			assertThat(context.getBean("template", JmsTemplate.class).getObservationRegistry()).isSameAs(registry);
			assertThat(context.getBean(DefaultMessageListenerContainer.class).getObservationRegistry())
				.isSameAs(registry);
		});
	}

	@Test
	void shouldLeaveTheUsersRegistry() {
		this.runner
			.run((context) -> assertThat(context.getBean("unobserved", JmsTemplate.class).getObservationRegistry())
				.isSameAs(ObservationRegistry.NOOP));
	}

	@Test
	void shouldDecorateTheUsersErrorHandlerOnce() {
		this.runner.run((context) -> {
			DefaultMessageListenerContainer container = context.getBean(DefaultMessageListenerContainer.class);
			ErrorHandler first = container.getErrorHandler();
			assertThat(first).isInstanceOf(RecordingErrorHandler.class)
				.extracting("delegate")
				.isSameAs(HandMade.ERROR_HANDLER);
			context.getBean(JmsContainerTracing.class).start();
			assertThat(container.getErrorHandler()).isSameAs(first);
		});
	}

	@Test
	void shouldWireNothingWhenSwitchedOff() {
		this.runner.withPropertyValues("tracing.instrument.jms.enabled=false").run((context) -> {
			assertThat(context).doesNotHaveBean(JmsTemplateTracingBeanPostProcessor.class)
				.doesNotHaveBean(JmsContainerTracing.class)
				.doesNotHaveBean(JmsSenderObservationHandler.class)
				.doesNotHaveBean(JmsReceiverObservationHandler.class);
			assertThat(context.getBean("template", JmsTemplate.class).getObservationRegistry()).isNull();
		});
	}

	@Test
	void shouldBeAbsentWhenTheApplicationDoesNotKnowJms() {
		TracingRunner.create()
			.withClassLoader(new FilteredClassLoader(JmsTemplate.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(JmsTracingAutoConfiguration.class));
	}

	@Test
	void shouldSayWhatIsMissingWhenSpringCanNotObserveJms(CapturedOutput output) {
		this.runner.withClassLoader(new FilteredClassLoader(JmsPublishObservationContext.class)).run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(JmsContainerTracing.class);
			assertThat(output).contains("jms (io.micrometer:micrometer-jakarta9 is not on the class path)");
		});
	}

	@Test
	void shouldBackOffWhenTheUserHasHandlersOfTheirOwn() {
		this.runner.withUserConfiguration(OwnHandlers.class)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(JmsSenderObservationHandler.class)
				.doesNotHaveBean(JmsReceiverObservationHandler.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class HandMade {

		static final ErrorHandler ERROR_HANDLER = (error) -> {
		};

		// Nobody connects in these tests.
		@Bean
		ConnectionFactory connectionFactory() {
			return mock(ConnectionFactory.class);
		}

		@Bean
		JmsTemplate template(ConnectionFactory connectionFactory) {
			return new JmsTemplate(connectionFactory);
		}

		@Bean
		JmsTemplate unobserved(ConnectionFactory connectionFactory) {
			JmsTemplate template = new JmsTemplate(connectionFactory);
			template.setObservationRegistry(ObservationRegistry.NOOP);
			return template;
		}

		@Bean
		DefaultMessageListenerContainer container(ConnectionFactory connectionFactory) {
			DefaultMessageListenerContainer container = new DefaultMessageListenerContainer();
			container.setConnectionFactory(connectionFactory);
			container.setDestinationName("orders");
			container.setMessageListener((MessageListener) (message) -> {
			});
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
