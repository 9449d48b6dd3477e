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

package io.github.tracingboot.opentracing;

import io.github.tracingboot.TracingRunner;
import io.github.tracingboot.diagnostics.StartupContributor;
import io.github.tracingboot.diagnostics.StartupReport;
import io.github.tracingboot.export.SpanDataTransformer;
import io.opentracing.Tracer;
import io.opentracing.noop.NoopTracerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Wiring of OpenTracing's tracer.
 */
@ExtendWith(OutputCaptureExtension.class)
class OpenTracingAutoConfigurationTests {

	private final ApplicationContextRunner runner = TracingRunner.create();

	@Test
	void shouldProvideATracerWithoutAWarning(CapturedOutput output) {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(Tracer.class).hasSingleBean(LateSpanKind.class);
			assertThat(context).getBeans(SpanDataTransformer.class).isNotEmpty();
			assertThat(report(context)).containsPattern("instrumented: [^;]*opentracing");
			assertThat(output).doesNotContain("is not eligible for getting processed").doesNotContain(" WARN ");
		});
	}

	@Test
	void shouldBackOffFromATracerOfTheUsers() {
		Tracer own = NoopTracerFactory.create();
		this.runner.withBean(Tracer.class, () -> own).run((context) -> {
			assertThat(context).getBean(Tracer.class).isSameAs(own);
			assertThat(report(context)).contains("opentracing (the application has a Tracer of its own)");
		});
	}

	@Test
	void shouldStartWhereTheTracerIsWrapped() {
		BeanPostProcessor wrapping = new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String beanName) {
				return (bean instanceof Tracer) ? NoopTracerFactory.create() : bean;
			}

		};
		this.runner.withBean("wrapping", BeanPostProcessor.class, () -> wrapping)
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(report(context)).containsPattern("instrumented: [^;]*opentracing"));
	}

	@Test
	void shouldBeOffBySwitch() {
		this.runner.withPropertyValues("tracing.opentracing.enabled=false").run((context) -> {
			assertThat(context).doesNotHaveBean(Tracer.class);
			assertThat(report(context)).contains("opentracing (tracing.opentracing.enabled=false)");
		});
	}

	@Test
	void shouldBeOffByTheMasterSwitch() {
		this.runner.withPropertyValues("tracing.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(Tracer.class));
	}

	@Test
	void shouldBeAbsentWithoutTheLibrary() {
		this.runner.withClassLoader(new FilteredClassLoader("io.opentracing"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(io.micrometer.tracing.Tracer.class)
				.doesNotHaveBean(OpenTracingAutoConfiguration.class));
	}

	@Test
	void shouldStartWithoutTheUtilities() {
		this.runner.withClassLoader(new FilteredClassLoader("io.opentracing.util", "io.opentracing.noop"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(Tracer.class));
	}

	@Test
	void shouldStartWithBaggageSwitchedOff() {
		this.runner.withPropertyValues("management.tracing.baggage.enabled=false").run((context) -> {
			Tracer tracer = context.getBean(Tracer.class);
			assertThat(tracer.buildSpan("work").start().setBaggageItem("tenant", "acme").getBaggageItem("tenant"))
				.isEqualTo("acme");
		});
	}

	private static String report(ApplicationContext context) {
		StartupReport report = new StartupReport();
		context.getBeanProvider(StartupContributor.class).forEach((contributor) -> contributor.contribute(report));
		return report.toLine();
	}

}
