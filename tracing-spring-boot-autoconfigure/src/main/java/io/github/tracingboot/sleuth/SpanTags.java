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

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import org.aopalliance.intercept.MethodInvocation;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.cloud.sleuth.Span;
import org.springframework.cloud.sleuth.annotation.NoOpTagValueResolver;
import org.springframework.cloud.sleuth.annotation.SpanTag;
import org.springframework.cloud.sleuth.annotation.TagValueExpressionResolver;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedMethod;
import org.springframework.util.StringUtils;

/**
 * Tags a span with annotated arguments. The annotation may be on the parameter of the
 * class, of what it extends or of what it implements.
 */
final class SpanTags {

	private static final Log logger = LogFactory.getLog(SpanTags.class);

	private final BeanFactory beanFactory;

	private final Map<Method, List<MethodParameter>> annotated = new ConcurrentHashMap<>();

	SpanTags(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	void apply(MethodInvocation invocation, Span span) {
		Class<?> type = Objects.requireNonNull(invocation.getThis()).getClass();
		Method method = AopUtils.getMostSpecificMethod(invocation.getMethod(), type);
		for (MethodParameter parameter : this.annotated.computeIfAbsent(method, SpanTags::find)) {
			SpanTag tag = Objects.requireNonNull(parameter.getParameterAnnotation(SpanTag.class));
			try {
				String value = resolve(tag, invocation.getArguments()[parameter.getParameterIndex()]);
				span.tag(tag.key(), (value != null) ? value : "");
			}
			catch (RuntimeException ex) {
				// The user's call is worth more than its tag.
				logger.debug("The value of the tag " + tag.key() + " could not be resolved", ex);
			}
		}
	}

	private static List<MethodParameter> find(Method method) {
		return Arrays.stream(new AnnotatedMethod(method).getMethodParameters())
			.filter((parameter) -> parameter.hasParameterAnnotation(SpanTag.class))
			.toList();
	}

	private @Nullable String resolve(SpanTag tag, @Nullable Object argument) {
		if (tag.resolver() != NoOpTagValueResolver.class) {
			return this.beanFactory.getBean(tag.resolver()).resolve(argument);
		}
		if (StringUtils.hasText(tag.expression())) {
			return this.beanFactory.getBean(TagValueExpressionResolver.class).resolve(tag.expression(), argument);
		}
		return (argument != null) ? argument.toString() : null;
	}

}
