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

package io.github.tracingboot.messaging.integration;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.github.tracingboot.TracingRunner;
import io.github.tracingboot.diagnostics.StartupContributor;
import io.github.tracingboot.diagnostics.StartupReport;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.MDC;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.integration.autoconfigure.IntegrationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.config.IntegrationManagementConfigurer;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Wiring of Spring Integration's tracing.
 */
@ExtendWith(OutputCaptureExtension.class)
class IntegrationTracingAutoConfigurationTests {

	private final ApplicationContextRunner runner = TracingRunner.create()
		.withConfiguration(AutoConfigurations.of(IntegrationAutoConfiguration.class))
		.withPropertyValues("spring.integration.management.observation-patterns=" + IntegrationObservations.EVERYTHING);

	@Test
	void shouldTraceMessagesWithoutAWarning(CapturedOutput output) {
		this.runner.run((context) -> {
			assertThat(context).hasBean("messageTraceObservationHandler")
				.hasSingleBean(GatewayContextBeanPostProcessor.class)
				.hasSingleBean(SendTimerObservationHandler.class)
				.hasSingleBean(MeterFilter.class);
			assertThat(report(context)).contains("instrumented: ").contains("integration");
		});
		assertThat(output).doesNotContain("is not eligible for getting processed").doesNotContain(" WARN ");
	}

	@Test
	void shouldLeaveTheHandlerOfOtherSendersInPlace() {
		this.runner.run((context) -> assertThat(
				context.getBeanProvider(PropagatingSenderTracingObservationHandler.class).stream())
			.anyMatch((handler) -> !(handler instanceof MessageTraceObservationHandler)));
	}

	@Test
	void shouldDoNothingWhenSpringIntegrationIsAbsent() {
		this.runner.withClassLoader(new FilteredClassLoader(IntegrationManagementConfigurer.class)).run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(IntegrationTracingAutoConfiguration.class);
			assertThat(report(context)).doesNotContain("integration");
		});
	}

	@Test
	void shouldDoNothingWhenSwitchedOff() {
		this.runner
			.withPropertyValues("tracing.instrument.integration.enabled=false",
					"spring.integration.management.observation-patterns=")
			.run((context) -> {
				assertThat(context).doesNotHaveBean("messageTraceObservationHandler")
					.doesNotHaveBean(GatewayContextBeanPostProcessor.class)
					.doesNotHaveBean(SendTimerObservationHandler.class);
				assertThat(report(context)).contains("integration (tracing.instrument.integration.enabled=false)");
			});
	}

	@Test
	void shouldLeaveMetersToTheUserWhoChoosesWhatIsObserved() {
		this.runner.withPropertyValues("spring.integration.management.observation-patterns=*")
			.run((context) -> assertThat(context).hasBean("messageTraceObservationHandler")
				.doesNotHaveBean(SendTimerObservationHandler.class)
				.doesNotHaveBean(MeterFilter.class));
	}

	@Test
	void shouldSayWhenTheUserHasNothingObserved() {
		this.runner.withPropertyValues("spring.integration.management.observation-patterns=")
			.run((context) -> assertThat(report(context))
				.contains("integration (spring.integration.management.observation-patterns"));
	}

	@Test
	void shouldObserveEverythingByDefault() {
		assertThat(IntegrationObservations.defaults(new MockEnvironment(), null))
			.containsEntry(IntegrationObservations.PROPERTY, IntegrationObservations.EVERYTHING);
	}

	@Test
	void shouldHaveNoDefaultWhenTheUserListsPatternsOrSwitchesItOff() {
		assertThat(IntegrationObservations
			.defaults(new MockEnvironment().withProperty(IntegrationObservations.PROPERTY + "[0]", "orders"), null))
			.isEmpty();
		assertThat(IntegrationObservations
			.defaults(new MockEnvironment().withProperty(IntegrationObservations.SWITCH, "false"), null)).isEmpty();
	}

	@Test
	void shouldTakeTheWholeContextAlongWithACallThatReturnsAFuture() {
		this.runner.withUserConfiguration(DeskFlow.class).run((context) -> {
			Tracer tracer = context.getBean(Tracer.class);
			Desk desk = context.getBean(Desk.class);
			Span byHand = tracer.nextSpan().name("by hand").start();
			MDC.put("customer", "acme");
			try (Tracer.SpanInScope scope = tracer.withSpan(byHand)) {
				assertThat(desk.order("lamp").get(30, TimeUnit.SECONDS))
					.isEqualTo(byHand.context().traceId() + " acme");
			}
			finally {
				MDC.remove("customer");
				byHand.end();
			}
			assertThat(desk.order("lamp").get(30, TimeUnit.SECONDS)).doesNotContain(byHand.context().traceId())
				.endsWith(" null");
		});
	}

	private static String report(ApplicationContext context) {
		StartupReport report = new StartupReport();
		context.getBeanProvider(StartupContributor.class)
			.orderedStream()
			.forEach((contributor) -> contributor.contribute(report));
		return report.toLine();
	}

	/**
	 * Entrance to a flow.
	 */
	interface Desk {

		Future<String> order(String order);

	}

	@Configuration(proxyBeanMethods = false)
	static class DeskFlow {

		@Bean
		IntegrationFlow desk() {
			return IntegrationFlow.from(Desk.class)
				.handle(String.class, (order, headers) -> MDC.get("traceId") + " " + MDC.get("customer"))
				.get();
		}

	}

}
