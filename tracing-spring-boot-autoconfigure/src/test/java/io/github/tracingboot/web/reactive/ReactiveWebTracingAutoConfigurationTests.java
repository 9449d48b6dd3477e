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

package io.github.tracingboot.web.reactive;

import io.github.tracingboot.concurrent.ConcurrentTracingAutoConfiguration;
import io.github.tracingboot.concurrent.ContextBoundary;
import io.github.tracingboot.web.InboundTraces;
import io.github.tracingboot.web.WebTracingAutoConfiguration;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.netty.http.server.HttpServer;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration;
import org.springframework.boot.webflux.error.DefaultErrorAttributes;
import org.springframework.boot.webflux.error.ErrorAttributes;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.web.reactive.DispatcherHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReactiveWebTracingAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class ReactiveWebTracingAutoConfigurationTests {

	private static final AutoConfigurations AUTO_CONFIGURATIONS = AutoConfigurations.of(
			ObservationAutoConfiguration.class, ConcurrentTracingAutoConfiguration.class,
			WebTracingAutoConfiguration.class, ReactiveWebTracingAutoConfiguration.class);

	private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(AUTO_CONFIGURATIONS)
		.withBean(Tracer.class, () -> Tracer.NOOP)
		.withBean(Propagator.class, () -> Propagator.NOOP)
		.withConfiguration(AutoConfigurations.of(HttpHandlerAutoConfiguration.class, WebFluxAutoConfiguration.class,
				ErrorWebFluxAutoConfiguration.class));

	@Test
	void shouldPutTheEntryAroundTheHandler(CapturedOutput output) {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed()
				.hasSingleBean(TracingHttpHandlerDecoratorFactory.class)
				.hasSingleBean(ReactiveServerRequestDescriptor.class)
				.hasSingleBean(HandledErrors.class)
				.hasSingleBean(ProblemDetailTraceConfigurer.class)
				.hasSingleBean(NettyTraces.class);
			assertThat(context.getBean(HttpHandler.class).getClass().getName())
				.startsWith(TracingHttpHandlerDecoratorFactory.class.getName());
			assertThat(context.getBean(ErrorAttributes.class)).isInstanceOf(TracingErrorAttributes.class);
			assertThat(context.getBeansOfType(NettyServerCustomizer.class)).hasSize(2);
		});
		assertThat(output).doesNotContain("is not eligible for getting processed");
	}

	@Test
	void shouldBeAbsentWhenTheMasterSwitchIsOff() {
		this.runner.withPropertyValues("tracing.enabled=false").run((context) -> {
			assertThat(context).doesNotHaveBean(TracingHttpHandlerDecoratorFactory.class)
				.doesNotHaveBean(HandledErrors.class)
				.doesNotHaveBean(NettyTraces.class);
			assertThat(context.getBean(ErrorAttributes.class).getClass()).isEqualTo(DefaultErrorAttributes.class);
		});
	}

	@Test
	void shouldLeaveErrorBodiesAloneWhenSwitchedOff() {
		this.runner.withPropertyValues("tracing.web.error-body.enabled=false").run((context) -> {
			assertThat(context).hasSingleBean(TracingHttpHandlerDecoratorFactory.class)
				.doesNotHaveBean(ProblemDetailTraceConfigurer.class);
			assertThat(context.getBean(ErrorAttributes.class).getClass()).isEqualTo(DefaultErrorAttributes.class);
		});
	}

	@Test
	void shouldBackOffForTheApplicationsErrorAttributes() {
		DefaultErrorAttributes own = new DefaultErrorAttributes();
		this.runner.withBean("own", ErrorAttributes.class, () -> own)
			.run((context) -> assertThat(context.getBean(ErrorAttributes.class)).isSameAs(own));
	}

	@Test
	void shouldBackOffWithoutATracer() {
		new ReactiveWebApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(WebTracingAutoConfiguration.class, ReactiveWebTracingAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(InboundTraces.class)
				.doesNotHaveBean(TracingHttpHandlerDecoratorFactory.class));
	}

	@Test
	void shouldBackOffInServletApplications() {
		new WebApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
			.withBean(Tracer.class, () -> Tracer.NOOP)
			.withBean(Propagator.class, () -> Propagator.NOOP)
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(ContextBoundary.class)
				.doesNotHaveBean(TracingHttpHandlerDecoratorFactory.class));
	}

	@Test
	void shouldDoWithoutWebFlux() {
		this.runner.withClassLoader(new FilteredClassLoader(DispatcherHandler.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(TracingHttpHandlerDecoratorFactory.class));
	}

	@Test
	void shouldDoWithoutReactorNetty() {
		this.runner.withClassLoader(new FilteredClassLoader(HttpServer.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(TracingHttpHandlerDecoratorFactory.class)
				.doesNotHaveBean(NettyTraces.class));
	}

	@Test
	void shouldDoWithoutSpringBootsErrorHandling() {
		this.runner.withClassLoader(new FilteredClassLoader(DefaultErrorAttributes.class))
			.run((context) -> assertThat(context).doesNotHaveBean(TracingErrorAttributes.class));
	}

}
