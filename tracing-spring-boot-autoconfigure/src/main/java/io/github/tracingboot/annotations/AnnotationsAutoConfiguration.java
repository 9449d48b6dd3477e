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

import io.github.tracingboot.diagnostics.StartupContributor;
import io.micrometer.common.annotation.ValueExpressionResolver;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.annotation.Observed;
import io.micrometer.observation.aop.ObservationKeyValueAnnotationHandler;
import io.micrometer.observation.aop.ObservedAspect;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.annotation.ContinueSpan;
import io.micrometer.tracing.annotation.DefaultNewSpanParser;
import io.micrometer.tracing.annotation.ImperativeMethodInvocationProcessor;
import io.micrometer.tracing.annotation.MethodInvocationProcessor;
import io.micrometer.tracing.annotation.NewSpan;
import io.micrometer.tracing.annotation.NewSpanParser;
import io.micrometer.tracing.annotation.SpanAspect;
import io.micrometer.tracing.annotation.SpanTagAnnotationHandler;
import org.aspectj.weaver.Advice;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@code @Observed},
 * {@code @NewSpan} and {@code @ContinueSpan}, in applications whose beans carry them.
 * Comes last, so that it sees the beans of other auto-configurations, too.
 * <p>
 * What Spring Boot registers under {@code management.observations.annotations.enabled} is
 * its own; with that property set, this does nothing.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { ObservationAutoConfiguration.class, MicrometerTracingAutoConfiguration.class })
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnClass(Advice.class)
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
public final class AnnotationsAutoConfiguration {

	static final String SWITCH = "tracing.instrument.annotations.enabled";

	static final String BOOTS_SWITCH = "management.observations.annotations.enabled";

	@Bean
	StartupContributor annotationsStartupContributor(ListableBeanFactory beanFactory, Environment environment) {
		return new AnnotationsStartupContributor(beanFactory, environment);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = SWITCH, matchIfMissing = true)
	@ConditionalOnBooleanProperty(name = BOOTS_SWITCH, matchIfMissing = true)
	@ConditionalOnBean(ObservationRegistry.class)
	@ConditionalOnBeanAnnotatedWith(Observed.class)
	static class ObservedConfiguration {

		@Bean
		@ConditionalOnMissingBean
		ObservedAspect observedAspect(ObservationRegistry registry,
				ObjectProvider<ObservationKeyValueAnnotationHandler> handlers,
				ObjectProvider<ValueExpressionResolver> expressionResolvers, BeanFactory beanFactory) {
			ObservedAspect aspect = new ObservedAspect(registry);
			aspect.setObservationKeyValueAnnotationHandler(
					handlers.getIfAvailable(() -> new ObservationKeyValueAnnotationHandler(beanFactory::getBean,
							(type) -> expressionResolvers.getObject())));
			return aspect;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = SWITCH, matchIfMissing = true)
	@ConditionalOnBooleanProperty(name = BOOTS_SWITCH, matchIfMissing = true)
	@ConditionalOnBean(Tracer.class)
	@ConditionalOnBeanAnnotatedWith({ NewSpan.class, ContinueSpan.class })
	static class SpanConfiguration {

		@Bean
		@ConditionalOnMissingBean(SpanAspect.class)
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static SpanAnnotationAdvisor spanAnnotationAdvisor(ObjectProvider<MethodInvocationProcessor> processors,
				ObjectProvider<NewSpanParser> parsers, ObjectProvider<SpanTagAnnotationHandler> tagHandlers,
				ObjectProvider<ValueExpressionResolver> expressionResolvers, ObjectProvider<Tracer> tracers,
				BeanFactory beanFactory) {
			return new SpanAnnotationAdvisor(
					() -> new SpanAspect(processors.getIfAvailable(() -> new ImperativeMethodInvocationProcessor(
							parsers.getIfAvailable(DefaultNewSpanParser::new), tracers.getObject(),
							tagHandlers.getIfAvailable(() -> new SpanTagAnnotationHandler(beanFactory::getBean,
									(type) -> expressionResolvers.getObject()))))));
		}

	}

}
