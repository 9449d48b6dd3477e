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

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.cloud.sleuth.annotation.TagValueExpressionResolver;
import org.springframework.expression.EvaluationException;
import org.springframework.expression.ParseException;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.SimpleEvaluationContext;

/**
 * Evaluates the expression of a tag over the argument. One that can't be evaluated gives
 * the argument itself.
 */
final class SpelTagValueResolver implements TagValueExpressionResolver {

	private static final Log logger = LogFactory.getLog(SpelTagValueResolver.class);

	private final SpelExpressionParser parser = new SpelExpressionParser();

	@Override
	public @Nullable String resolve(String expression, @Nullable Object parameter) {
		try {
			SimpleEvaluationContext context = SimpleEvaluationContext.forReadOnlyDataBinding().build();
			return this.parser.parseExpression(expression).getValue(context, parameter, String.class);
		}
		catch (ParseException | EvaluationException ex) {
			logger.debug("A tag's expression failed: " + expression, ex);
			return (parameter != null) ? parameter.toString() : null;
		}
	}

}
