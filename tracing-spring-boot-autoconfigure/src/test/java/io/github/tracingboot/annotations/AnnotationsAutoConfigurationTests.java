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

package io.github.tracingboot.annotations;

import java.util.concurrent.atomic.AtomicInteger;

import io.github.tracingboot.diagnostics.DiagnosticsAutoConfiguration;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.annotation.Observed;
import io.micrometer.observation.aop.ObservedAspect;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.annotation.ContinueSpan;
import io.micrometer.tracing.annotation.MethodInvocationProcessor;
import io.micrometer.tracing.annotation.NewSpan;
import io.micrometer.tracing.annotation.SpanAspect;
import org.aspectj.weaver.Advice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.aop.Advisor;
import org.springframework.aop.support.AopUtils;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link AnnotationsAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class AnnotationsAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AopAutoConfiguration.class, ObservationAutoConfiguration.class,
				MicrometerTracingAutoConfiguration.class, DiagnosticsAutoConfiguration.class,
				AnnotationsAutoConfiguration.class))
		.withBean(Tracer.class, () -> mock(Tracer.class, RETURNS_DEEP_STUBS));

	@Test
	void shouldAddNoAspectAndProxyNothingWithoutAnnotations(CapturedOutput output) {
		this.runner.withUserConfiguration(Plain.class).run((context) -> {
			assertThat(context).doesNotHaveBean(ObservedAspect.class)
				.doesNotHaveBean(SpanAspect.class)
				.doesNotHaveBean(Advisor.class)
				.doesNotHaveBean(MethodInvocationProcessor.class);
			assertThat(AopUtils.isAopProxy(context.getBean(PlainService.class))).isFalse();
		});
		assertThat(output).contains("annotations (no bean has @Observed, @NewSpan or @ContinueSpan)");
	}

	@Test
	void shouldAddOnlyTheAspectForObservedMethods(CapturedOutput output) {
		this.runner.withUserConfiguration(WithObservedMethod.class).run((context) -> {
			assertThat(context).hasSingleBean(ObservedAspect.class).doesNotHaveBean(SpanAnnotationAdvisor.class);
			assertThat(AopUtils.isAopProxy(context.getBean(ObservedService.class))).isTrue();
		});
		assertThat(output).contains("instrumented: annotations")
			.doesNotContain("is not eligible for getting processed");
	}

	@Test
	void shouldAddOnlyTheAdvisorForSpanMethods(CapturedOutput output) {
		this.runner.withUserConfiguration(WithNewSpan.class).run((context) -> {
			assertThat(context).hasSingleBean(SpanAnnotationAdvisor.class).doesNotHaveBean(ObservedAspect.class);
			assertThat(AopUtils.isAopProxy(context.getBean(NewSpanService.class))).isTrue();
		});
		assertThat(output).contains("instrumented: annotations")
			.doesNotContain("is not eligible for getting processed");
	}

	@Test
	void shouldSeeContinuedSpans() {
		this.runner.withBean(ContinueSpanService.class)
			.run((context) -> assertThat(context).hasSingleBean(SpanAnnotationAdvisor.class));
	}

	@Test
	void shouldSeeAnnotationsOnClasses() {
		this.runner.withBean(ObservedClass.class)
			.run((context) -> assertThat(context).hasSingleBean(ObservedAspect.class));
	}

	@Test
	void shouldSeeAnnotationsOnWhatATypeExtendsAndImplements() {
		this.runner.withBean(ExtendingService.class)
			.run((context) -> assertThat(context).hasSingleBean(SpanAnnotationAdvisor.class));
		this.runner.withBean(ImplementingService.class)
			.run((context) -> assertThat(context).hasSingleBean(ObservedAspect.class));
	}

	@Test
	void shouldSeeWhatFactoryBeansSayTheyMake() {
		AbstractBeanDefinition definition = BeanDefinitionBuilder.rootBeanDefinition(Object.class).getBeanDefinition();
		definition.setAttribute(FactoryBean.OBJECT_TYPE_ATTRIBUTE, ObservedInterface.class.getName());
		this.runner
			.withInitializer(
					(context) -> ((GenericApplicationContext) context).registerBeanDefinition("repository", definition))
			.run((context) -> assertThat(context).hasSingleBean(ObservedAspect.class));
	}

	@Test
	void shouldLeaveItToBootWhenSwitchedOnThere() {
		this.runner.withUserConfiguration(WithObservedMethod.class, WithNewSpan.class)
			.withPropertyValues("management.observations.annotations.enabled=true")
			.run((context) -> assertThat(context).hasSingleBean(ObservedAspect.class)
				.hasSingleBean(SpanAspect.class)
				.doesNotHaveBean(SpanAnnotationAdvisor.class));
	}

	@Test
	void shouldStayOffWhenSwitchedOffInBoot(CapturedOutput output) {
		assertOffWith("management.observations.annotations.enabled=false");
		assertThat(output).contains("annotations (management.observations.annotations.enabled=false)");
	}

	@Test
	void shouldStayOffWhenSwitchedOff(CapturedOutput output) {
		assertOffWith("tracing.instrument.annotations.enabled=false");
		assertThat(output).contains("annotations (tracing.instrument.annotations.enabled=false)");
	}

	@Test
	void shouldStayOffWithTheStarter() {
		assertOffWith("tracing.enabled=false");
	}

	@Test
	void shouldBackOffForAspectsOfTheUser() {
		this.runner.withUserConfiguration(WithObservedMethod.class, WithNewSpan.class)
			.withBean("mine", ObservedAspect.class, ObservedAspect::new)
			.withBean("mineToo", SpanAspect.class, () -> new SpanAspect(mock(MethodInvocationProcessor.class)))
			.run((context) -> assertThat(context).hasSingleBean(ObservedAspect.class)
				.hasBean("mine")
				.doesNotHaveBean(SpanAnnotationAdvisor.class));
	}

	@Test
	void shouldUseTheProcessorOfTheUser() {
		AtomicInteger calls = new AtomicInteger();
		this.runner.withUserConfiguration(WithNewSpan.class)
			.withBean(MethodInvocationProcessor.class, () -> (invocation, newSpan, continueSpan) -> {
				calls.incrementAndGet();
				return invocation.proceed();
			})
			.run((context) -> {
				context.getBean(NewSpanService.class).call();
				assertThat(calls).hasValue(1);
			});
	}

	@Test
	void shouldNotFailMethodsThatMicrometersAspectCanNotCall() {
		this.runner.withUserConfiguration(WithNewSpan.class)
			.run((context) -> assertThat(context.getBean(NewSpanService.class).notPublic()).isEqualTo("done"));
	}

	@Test
	void shouldBeAbsentWithoutAspectj(CapturedOutput output) {
		this.runner.withUserConfiguration(WithObservedMethod.class, WithNewSpan.class)
			.withClassLoader(new FilteredClassLoader(Advice.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(ObservedAspect.class)
				.doesNotHaveBean(SpanAnnotationAdvisor.class));
		assertThat(output).doesNotContain("annotations");
	}

	@Test
	void shouldBeAbsentWithoutTracer() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(AopAutoConfiguration.class, AnnotationsAutoConfiguration.class))
			.withUserConfiguration(WithObservedMethod.class, WithNewSpan.class)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(ObservedAspect.class)
				.doesNotHaveBean(SpanAnnotationAdvisor.class));
	}

	@Test
	void shouldDecideForEachContextAndUseTheAspectOfTheParent() {
		AtomicInteger observations = new AtomicInteger();
		this.runner.withUserConfiguration(WithObservedMethod.class)
			.withBean(ObservationHandler.class, () -> new CountingHandler(observations))
			.run((parent) -> this.runner.withParent(parent).withUserConfiguration(OtherObserved.class).run((child) -> {
				assertThat(child.getBeanFactory().getBeanDefinitionNames()).doesNotContain("observedAspect");
				child.getBean("otherObserved", ObservedService.class).call();
				assertThat(observations).hasValue(1);
			}));
	}

	@Test
	void shouldBeDecidedWhenBuiltAheadOfTime() {
		assertThat(beansBuiltAheadOfTime(WithNewSpan.class)).contains("spanAnnotationAdvisor")
			.doesNotContain("observedAspect");
		assertThat(beansBuiltAheadOfTime(Plain.class)).doesNotContain("spanAnnotationAdvisor", "observedAspect");
	}

	private static String[] beansBuiltAheadOfTime(Class<?> configuration) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.register(NoopTracer.class, configuration, AnnotationsAutoConfiguration.class);
		new ApplicationContextAotGenerator().processAheadOfTime(context, new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get("com.example", "Application")), new InMemoryGeneratedFiles()));
		return context.getBeanDefinitionNames();
	}

	private void assertOffWith(String property) {
		this.runner.withUserConfiguration(WithObservedMethod.class, WithNewSpan.class)
			.withPropertyValues(property)
			.run((context) -> {
				assertThat(context).doesNotHaveBean(ObservedAspect.class).doesNotHaveBean(SpanAnnotationAdvisor.class);
				assertThat(AopUtils.isAopProxy(context.getBean(NewSpanService.class))).isFalse();
			});
	}

	static class PlainService {

	}

	public static class ObservedService {

		@Observed
		public void call() {
		}

	}

	public static class NewSpanService {

		@NewSpan
		public void call() {
		}

		@NewSpan
		String notPublic() {
			return "done";
		}

	}

	public static class ContinueSpanService {

		@ContinueSpan
		public void call() {
		}

	}

	@Observed
	static class ObservedClass {

	}

	static class ExtendingService extends NewSpanService {

	}

	@Observed
	interface ObservedInterface {

		void call();

	}

	static class ImplementingService implements ObservedInterface {

		@Override
		public void call() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Plain {

		@Bean
		PlainService plainService() {
			return new PlainService();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithObservedMethod {

		@Bean
		ObservedService observedService() {
			return new ObservedService();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OtherObserved {

		@Bean
		ObservedService otherObserved() {
			return new ObservedService();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithNewSpan {

		@Bean
		NewSpanService newSpanService() {
			return new NewSpanService();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NoopTracer {

		@Bean
		Tracer tracer() {
			return Tracer.NOOP;
		}

	}

	static class CountingHandler implements ObservationHandler<Observation.Context> {

		private final AtomicInteger count;

		CountingHandler(AtomicInteger count) {
			this.count = count;
		}

		@Override
		public void onStart(Observation.Context context) {
			this.count.incrementAndGet();
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

	}

}
