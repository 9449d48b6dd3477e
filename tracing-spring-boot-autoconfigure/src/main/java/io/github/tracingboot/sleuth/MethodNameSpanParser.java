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

import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.cloud.sleuth.Span;
import org.springframework.cloud.sleuth.annotation.NewSpan;
import org.springframework.cloud.sleuth.annotation.NewSpanParser;
import org.springframework.util.StringUtils;

/**
 * Names new spans as Sleuth did: what the annotation or the method is called, in lower
 * case with hyphens.
 */
final class MethodNameSpanParser implements NewSpanParser {

	private static final int MAX_LENGTH = 50;

	@Override
	public void parse(MethodInvocation invocation, @Nullable NewSpan newSpan, Span span) {
		String name = (newSpan != null && StringUtils.hasLength(newSpan.name())) ? newSpan.name()
				: invocation.getMethod().getName();
		span.name(toLowerHyphen(name));
	}

	private static String toLowerHyphen(String name) {
		StringBuilder result = new StringBuilder();
		for (char character : name.toCharArray()) {
			if (Character.isUpperCase(character) && !result.isEmpty()) {
				result.append('-');
			}
			result.append(Character.toLowerCase(character));
		}
		return result.substring(0, Math.min(result.length(), MAX_LENGTH));
	}

}
