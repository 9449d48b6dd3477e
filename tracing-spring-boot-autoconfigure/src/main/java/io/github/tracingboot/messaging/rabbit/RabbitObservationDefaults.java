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

package io.github.tracingboot.messaging.rabbit;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Switches on the observations that Spring AMQP has and Spring Boot leaves off.
 *
 * @since 0.1.0
 */
public final class RabbitObservationDefaults {

	static final String SWITCH = "tracing.instrument.rabbit.enabled";

	static final String TEMPLATE = "spring.rabbitmq.template.observation-enabled";

	static final String SIMPLE = "spring.rabbitmq.listener.simple.observation-enabled";

	static final String DIRECT = "spring.rabbitmq.listener.direct.observation-enabled";

	private RabbitObservationDefaults() {
	}

	/**
	 * Default values for Spring Boot's properties.
	 * @param environment tells what the user has switched off
	 * @param classLoader tells whether the application knows RabbitMQ
	 * @return values by property
	 */
	public static Map<String, Object> defaults(Environment environment, @Nullable ClassLoader classLoader) {
		if (!environment.getProperty(SWITCH, Boolean.class, true)
				|| !ClassUtils.isPresent("org.springframework.amqp.rabbit.core.RabbitTemplate", classLoader)) {
			return Map.of();
		}
		return Map.of(TEMPLATE, true, SIMPLE, true, DIRECT, true);
	}

}
