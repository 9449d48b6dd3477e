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

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import org.springframework.cloud.sleuth.SpanName;
import org.springframework.cloud.sleuth.SpanNamer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ObjectUtils;

/**
 * Names the span of a task or a method: its {@link SpanName}, what its {@code toString}
 * says if it was written for that, or the default.
 */
final class SleuthSpanNamer implements SpanNamer {

	@Override
	public String name(Object object, String defaultValue) {
		SpanName annotation = find(object);
		if (annotation != null) {
			return annotation.value();
		}
		String text = object.toString();
		return (object instanceof Method || text.equals(ObjectUtils.identityToString(object))) ? defaultValue : text;
	}

	private static @Nullable SpanName find(Object object) {
		AnnotatedElement element = (object instanceof Method method) ? method : object.getClass();
		return AnnotatedElementUtils.findMergedAnnotation(element, SpanName.class);
	}

}
