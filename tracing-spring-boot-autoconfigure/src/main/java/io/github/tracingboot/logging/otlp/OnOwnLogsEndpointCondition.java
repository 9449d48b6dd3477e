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

package io.github.tracingboot.logging.otlp;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Leaves the exporter to Spring Boot when only its own property gives an address: its
 * settings, such as the transport and an SSL bundle, belong to that.
 */
class OnOwnLogsEndpointCondition extends SpringBootCondition {

	private static final String BOOT_PROPERTY = "management.opentelemetry.logging.export.otlp.endpoint";

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Environment environment = context.getEnvironment();
		ConditionMessage.Builder message = ConditionMessage.forCondition("Own endpoint of OTLP logs");
		if (StringUtils.hasText(environment.getProperty(OtlpLogsEndpoint.PROPERTY))) {
			return ConditionOutcome.match(message.because(OtlpLogsEndpoint.PROPERTY + " is set"));
		}
		if (StringUtils.hasText(environment.getProperty(BOOT_PROPERTY))) {
			return ConditionOutcome.noMatch(message.because(BOOT_PROPERTY + " is set"));
		}
		return ConditionOutcome.match(message.because("no endpoint is set, that of the spans or the default applies"));
	}

}
