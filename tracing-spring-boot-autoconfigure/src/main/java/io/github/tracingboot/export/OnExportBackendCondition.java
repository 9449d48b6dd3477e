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

package io.github.tracingboot.export;

import java.util.Set;

import io.github.tracingboot.export.ExportProperties.Backend;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * {@link ConditionalOnExportBackend}.
 */
class OnExportBackendCondition extends SpringBootCondition {

	private static final String TO = "tracing.export.to";

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		MergedAnnotation<ConditionalOnExportBackend> annotation = metadata.getAnnotations()
			.get(ConditionalOnExportBackend.class);
		Backend backend = annotation.getEnum("value", Backend.class);
		String endpointProperty = annotation.getString("endpointProperty");
		Environment environment = context.getEnvironment();
		Set<Backend> to = Binder.get(environment).bind(TO, Bindable.setOf(Backend.class)).orElse(Set.of());
		ConditionMessage.Builder message = ConditionMessage.forCondition(ConditionalOnExportBackend.class);
		if (to.contains(backend)) {
			return ConditionOutcome.match(message.because(TO + " names " + backend));
		}
		if (!endpointProperty.isEmpty() && StringUtils.hasText(environment.getProperty(endpointProperty))) {
			return ConditionOutcome.match(message.because(endpointProperty + " is set"));
		}
		return ConditionOutcome.noMatch(message.because(TO + " is " + to + ", without " + backend));
	}

}
