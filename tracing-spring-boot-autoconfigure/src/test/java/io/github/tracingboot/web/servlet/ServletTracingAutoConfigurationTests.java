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

package io.github.tracingboot.web.servlet;

import java.util.stream.StreamSupport;

import io.github.tracingboot.web.InboundTraces;
import io.github.tracingboot.web.ServerRequestDescriptor;
import io.github.tracingboot.web.TraceErrorBody;
import io.github.tracingboot.web.TraceResponseHeader;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServletTracingAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class ServletTracingAutoConfigurationTests {

	private static final AutoConfigurations TRACING = AutoConfigurations.of(tracing());

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner().withConfiguration(TRACING);

	@Test
	void shouldAddTheEntryToEveryContainerWithoutDisturbingOtherBeans(CapturedOutput output) {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed()
				.hasSingleBean(ServletEntry.class)
				.hasSingleBean(TomcatEntryCustomizer.class)
				.hasSingleBean(JettyEntryCustomizer.class)
				.hasSingleBean(ExceptionRecorder.class)
				.hasSingleBean(ProblemDetailTraceConfigurer.class)
				.hasSingleBean(ErrorBodyTraceAdvice.class)
				.hasBean("servletEntryFilter");
			assertThat(context.getBean(ServerRequestDescriptor.class))
				.isInstanceOf(ServletServerRequestDescriptor.class);
		});
		assertThat(output).doesNotContain("is not eligible for getting processed");
	}

	@Test
	void shouldBeAbsentWhenTracingIsOff() {
		this.runner.withPropertyValues("tracing.enabled=false").run(ServletTracingAutoConfigurationTests::assertAbsent);
	}

	@Test
	void shouldBeAbsentFromOtherApplications() {
		new ReactiveWebApplicationContextRunner().withConfiguration(TRACING)
			.run((context) -> assertThat(context).doesNotHaveBean(ServletEntry.class));
		new ApplicationContextRunner().withConfiguration(TRACING)
			.run((context) -> assertThat(context).doesNotHaveBean(ServletEntry.class));
	}

	@Test
	void shouldDoWithoutAResponseHeader() {
		this.runner.withPropertyValues("tracing.web.response-header.enabled=false")
			.run((context) -> assertThat(context).hasSingleBean(ServletEntry.class)
				.doesNotHaveBean(TraceResponseHeader.class));
	}

	@Test
	void shouldDoWithoutAnErrorBody() {
		this.runner.withPropertyValues("tracing.web.error-body.enabled=false")
			.run((context) -> assertThat(context).hasSingleBean(ServletEntry.class)
				.doesNotHaveBean(TraceErrorBody.class)
				.doesNotHaveBean(ProblemDetailTraceConfigurer.class)
				.doesNotHaveBean(ErrorBodyTraceAdvice.class));
	}

	@Test
	void shouldDoWithoutTomcat() {
		this.runner.withClassLoader(new FilteredClassLoader(Tomcat.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(ServletEntry.class)
				.doesNotHaveBean("tomcatEntryCustomizer")
				.hasBean("jettyEntryCustomizer"));
	}

	@Test
	void shouldDoWithoutJetty() {
		this.runner.withClassLoader(new FilteredClassLoader(Server.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(ServletEntry.class)
				.hasBean("tomcatEntryCustomizer")
				.doesNotHaveBean("jettyEntryCustomizer"));
	}

	@Test
	void shouldDoWithoutSpringMvc() {
		this.runner.withClassLoader(new FilteredClassLoader(DispatcherServlet.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(ServletEntry.class)
				.doesNotHaveBean("exceptionRecorder")
				.doesNotHaveBean("errorBodyTraceAdvice"));
	}

	@Test
	void shouldDoWithoutSpringBootsErrorController() {
		this.runner.withClassLoader(new FilteredClassLoader(ErrorController.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(ServletEntry.class)
				.hasBean("exceptionRecorder")
				.doesNotHaveBean("errorBodyTraceAdvice"));
	}

	@Test
	void shouldNotStandInTheWayOfInjectingTheResolverOfSpringMvc() {
		this.runner.withUserConfiguration(ResolverConfiguration.class)
			.run((context) -> assertThat(context.getBean("injected")).isSameAs(context.getBean("resolver")));
	}

	private static void assertAbsent(org.springframework.context.ApplicationContext context) {
		assertThat(context.getBeansOfType(InboundTraces.class)).isEmpty();
		assertThat(context.getBeanDefinitionNames())
			.noneMatch((name) -> name.toLowerCase(java.util.Locale.ROOT).contains("servletentry"));
	}

	private static Class<?>[] tracing() {
		java.util.stream.Stream<Class<?>> ours = StreamSupport
			.stream(ImportCandidates.load(org.springframework.boot.autoconfigure.AutoConfiguration.class,
					ServletTracingAutoConfigurationTests.class.getClassLoader())
				.spliterator(), false)
			.filter((name) -> name.startsWith("io.github.tracingboot."))
			.map(ServletTracingAutoConfigurationTests::load);
		return java.util.stream.Stream.concat(ours,
				java.util.stream.Stream.of(ObservationAutoConfiguration.class, MicrometerTracingAutoConfiguration.class,
						OpenTelemetrySdkAutoConfiguration.class, OpenTelemetryTracingAutoConfiguration.class))
			.toArray(Class<?>[]::new);
	}

	private static Class<?> load(String name) {
		try {
			return Class.forName(name, false, ServletTracingAutoConfigurationTests.class.getClassLoader());
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class ResolverConfiguration {

		@Bean
		HandlerExceptionResolver resolver() {
			return (request, response, handler, ex) -> null;
		}

		@Bean
		Object injected(HandlerExceptionResolver any) {
			return any;
		}

	}

}
