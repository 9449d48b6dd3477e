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
import java.util.List;
import java.util.function.Supplier;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.ClassFilter;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.StaticMethodMatcherPointcutAdvisor;
import org.springframework.cloud.sleuth.annotation.ContinueSpan;
import org.springframework.cloud.sleuth.annotation.NewSpan;
import org.springframework.cloud.sleuth.annotation.SleuthMethodInvocationProcessor;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Leads calls of methods with Sleuth's {@link NewSpan} or {@link ContinueSpan} to the
 * processor. The annotation may be on the method of the class, of what it extends or of
 * what it implements.
 */
class SleuthAnnotationAdvisor extends StaticMethodMatcherPointcutAdvisor {

	SleuthAnnotationAdvisor(Supplier<SleuthMethodInvocationProcessor> processor) {
		super(new SleuthAnnotationInterceptor(processor));
		setClassFilter(new SleuthAnnotationClassFilter());
	}

	@Override
	public boolean matches(Method method, Class<?> targetClass) {
		Method specific = AopUtils.getMostSpecificMethod(method, targetClass);
		return AnnotatedElementUtils.hasAnnotation(specific, NewSpan.class)
				|| AnnotatedElementUtils.hasAnnotation(specific, ContinueSpan.class);
	}

	private static final class SleuthAnnotationClassFilter implements ClassFilter {

		@Override
		public boolean matches(Class<?> candidate) {
			return AnnotationUtils.isCandidateClass(candidate, List.of(NewSpan.class, ContinueSpan.class));
		}

	}

	private static final class SleuthAnnotationInterceptor implements MethodInterceptor {

		private final SingletonSupplier<SleuthMethodInvocationProcessor> processor;

		SleuthAnnotationInterceptor(Supplier<SleuthMethodInvocationProcessor> processor) {
			this.processor = SingletonSupplier.of(processor);
		}

		@Override
		public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
			Object target = invocation.getThis();
			Method method = AopUtils.getMostSpecificMethod(invocation.getMethod(),
					(target != null) ? target.getClass() : null);
			return this.processor.obtain()
				.process(invocation, AnnotatedElementUtils.findMergedAnnotation(method, NewSpan.class),
						AnnotatedElementUtils.findMergedAnnotation(method, ContinueSpan.class));
		}

	}

}
