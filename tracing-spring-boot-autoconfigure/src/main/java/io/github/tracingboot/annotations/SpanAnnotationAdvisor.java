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

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.function.Supplier;

import io.micrometer.tracing.annotation.ContinueSpan;
import io.micrometer.tracing.annotation.NewSpan;
import io.micrometer.tracing.annotation.SpanAspect;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.aspectj.lang.ProceedingJoinPoint;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.ClassFilter;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.aspectj.MethodInvocationProceedingJoinPoint;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.StaticMethodMatcherPointcutAdvisor;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Leads calls of public methods with {@link NewSpan} or {@link ContinueSpan} to
 * Micrometer's {@link SpanAspect}.
 * <p>
 * The aspect itself is not a bean: its pointcuts match methods of any visibility, and its
 * advice then fails the call of those that are not public.
 */
class SpanAnnotationAdvisor extends StaticMethodMatcherPointcutAdvisor {

	SpanAnnotationAdvisor(Supplier<SpanAspect> aspect) {
		super(new SpanAnnotationInterceptor(aspect));
		setClassFilter(new SpanAnnotationClassFilter());
	}

	@Override
	public boolean matches(Method method, Class<?> targetClass) {
		Method specific = AopUtils.getMostSpecificMethod(method, targetClass);
		return Modifier.isPublic(specific.getModifiers())
				&& (specific.isAnnotationPresent(NewSpan.class) || specific.isAnnotationPresent(ContinueSpan.class));
	}

	private static final class SpanAnnotationClassFilter implements ClassFilter {

		@Override
		public boolean matches(Class<?> candidate) {
			return AnnotationUtils.isCandidateClass(candidate, List.of(NewSpan.class, ContinueSpan.class));
		}

	}

	private static final class SpanAnnotationInterceptor implements MethodInterceptor {

		private final SingletonSupplier<SpanAspect> aspect;

		SpanAnnotationInterceptor(Supplier<SpanAspect> aspect) {
			this.aspect = SingletonSupplier.of(aspect);
		}

		@Override
		public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
			ProceedingJoinPoint joinPoint = new MethodInvocationProceedingJoinPoint((ProxyMethodInvocation) invocation);
			Object target = invocation.getThis();
			Method method = AopUtils.getMostSpecificMethod(invocation.getMethod(),
					(target != null) ? target.getClass() : null);
			return method.isAnnotationPresent(NewSpan.class) ? this.aspect.obtain().newSpanMethod(joinPoint)
					: this.aspect.obtain().continueSpanMethod(joinPoint);
		}

	}

}
