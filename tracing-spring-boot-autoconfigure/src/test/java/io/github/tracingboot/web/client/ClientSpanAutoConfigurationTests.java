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

package io.github.tracingboot.web.client;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link ClientSpanAutoConfiguration}.
 */
class ClientSpanAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class,
				MicrometerTracingAutoConfiguration.class, ClientSpanAutoConfiguration.class))
		.withBean(Tracer.class, () -> mock(Tracer.class))
		.withBean(Propagator.class, () -> mock(Propagator.class));

	@Test
	void shouldStandInForBootsHandler() {
		this.runner.run((context) -> assertThat(context).getBean(PropagatingSenderTracingObservationHandler.class)
			.isInstanceOf(ClientSpanObservationHandler.class));
	}

	@Test
	void shouldBackOffForTheHandlerOfTheUser() {
		this.runner
			.withBean("mine", PropagatingSenderTracingObservationHandler.class,
					() -> mock(PropagatingSenderTracingObservationHandler.class))
			.run((context) -> assertThat(context).hasSingleBean(PropagatingSenderTracingObservationHandler.class)
				.hasBean("mine"));
	}

	@Test
	void shouldLeaveTheHandlerToBootWhenSwitchedOff() {
		this.runner.withPropertyValues("tracing.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ClientSpanObservationHandler.class)
				.hasSingleBean(PropagatingSenderTracingObservationHandler.class));
	}

	@Test
	void shouldBeAbsentWithoutTracer() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ClientSpanAutoConfiguration.class))
			.run((context) -> assertThat(context).doesNotHaveBean(ClientSpanObservationHandler.class));
	}

	@Test
	void shouldDoWithoutSpringsClients() {
		this.runner
			.withClassLoader(new FilteredClassLoader(RestClient.class, WebClient.class,
					org.springframework.http.client.observation.ClientRequestObservationContext.class,
					org.springframework.web.reactive.function.client.ClientRequestObservationContext.class))
			.run((context) -> assertThat(context).hasSingleBean(ClientSpanObservationHandler.class));
	}

}
