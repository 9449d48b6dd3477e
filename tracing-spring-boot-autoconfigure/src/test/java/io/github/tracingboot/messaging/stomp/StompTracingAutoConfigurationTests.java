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

import io.github.tracingboot.TracingRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.support.AbstractSubscribableChannel;
import org.springframework.messaging.support.ChannelInterceptor;
import org.springframework.web.socket.config.annotation.DelegatingWebSocketMessageBrokerConfiguration;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Wiring of the tracing of STOMP messages.
 */
@ExtendWith(OutputCaptureExtension.class)
class StompTracingAutoConfigurationTests {

	private final ApplicationContextRunner runner = TracingRunner.create()
		.withUserConfiguration(BrokerConfiguration.class);

	@Test
	void shouldInterceptMessagesOfClientsWithoutAWarning(CapturedOutput output) {
		this.runner.run((context) -> assertThat(
				context.getBean("clientInboundChannel", AbstractSubscribableChannel.class).getInterceptors())
			.hasAtLeastOneElementOfType(StompTracingInterceptor.class));
		assertThat(output).doesNotContain("is not eligible for getting processed").doesNotContain(" WARN ");
	}

	@Test
	void shouldInterceptNothingWhenSwitchedOff() {
		this.runner.withPropertyValues("tracing.instrument.stomp.enabled=false")
			.run((context) -> assertThat(
					context.getBean("clientInboundChannel", AbstractSubscribableChannel.class).getInterceptors())
				.noneMatch((ChannelInterceptor interceptor) -> interceptor instanceof StompTracingInterceptor));
	}

	@Test
	void shouldDoNothingWithoutABroker() {
		TracingRunner.create()
			.run((context) -> assertThat(context).doesNotHaveBean(StompTracingAutoConfiguration.class));
	}

	@Test
	void shouldDoNothingWhenWebSocketIsAbsent() {
		TracingRunner.create()
			.withClassLoader(new FilteredClassLoader(WebSocketMessageBrokerConfigurer.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(StompTracingAutoConfiguration.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class BrokerConfiguration extends DelegatingWebSocketMessageBrokerConfiguration {

		@Override
		protected void registerStompEndpoints(StompEndpointRegistry registry) {
			registry.addEndpoint("/stomp").setHandshakeHandler((request, response, handler, attributes) -> false);
		}

	}

}
