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

package io.github.tracingboot.sleuth;

import io.github.tracingboot.annotations.AnnotationsAutoConfiguration;
import io.github.tracingboot.annotations.ConditionalOnBeanAnnotatedWith;
import io.github.tracingboot.diagnostics.StartupContributor;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.cloud.sleuth.Tracer;
import org.springframework.cloud.sleuth.annotation.ContinueSpan;
import org.springframework.cloud.sleuth.annotation.NewSpan;
import org.springframework.cloud.sleuth.annotation.NewSpanParser;
import org.springframework.cloud.sleuth.annotation.SleuthMethodInvocationProcessor;
import org.springframework.cloud.sleuth.annotation.TagValueExpressionResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for Sleuth's {@code @NewSpan} and
 * {@code @ContinueSpan}, in applications whose beans carry them. Comes last, so that it
 * sees the beans of other auto-configurations, too.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { SleuthAutoConfiguration.class, AnnotationsAutoConfiguration.class })
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnClass(Tracer.class)
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = SleuthAutoConfiguration.SWITCH, matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "tracing.instrument.annotations.enabled", matchIfMissing = true)
@ConditionalOnBean(Tracer.class)
@ConditionalOnBeanAnnotatedWith({ NewSpan.class, ContinueSpan.class })
public final class SleuthAnnotationsAutoConfiguration {

	@Bean
	StartupContributor sleuthAnnotationsStartupContributor() {
		return (report) -> report.instrumented("sleuth annotations");
	}

	@Bean
	@ConditionalOnMissingBean(NewSpanParser.class)
	MethodNameSpanParser sleuthNewSpanParser() {
		return new MethodNameSpanParser();
	}

	@Bean
	@ConditionalOnMissingBean(TagValueExpressionResolver.class)
	SpelTagValueResolver sleuthTagValueExpressionResolver() {
		return new SpelTagValueResolver();
	}

	@Bean
	@ConditionalOnMissingBean(SleuthMethodInvocationProcessor.class)
	SpanMethodProcessor sleuthMethodInvocationProcessor(Tracer tracer, MicrometerTracing tracing, NewSpanParser parser,
			BeanFactory beanFactory) {
		return new SpanMethodProcessor(new AnnotatedCalls(tracer, parser, new SpanTags(beanFactory)), tracing);
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static SleuthAnnotationAdvisor sleuthAnnotationAdvisor(ObjectProvider<SleuthMethodInvocationProcessor> processor) {
		return new SleuthAnnotationAdvisor(processor::getObject);
	}

}
