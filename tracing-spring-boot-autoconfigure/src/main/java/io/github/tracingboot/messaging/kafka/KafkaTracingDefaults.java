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

package io.github.tracingboot.messaging.kafka;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * What Spring Boot leaves off: Spring Kafka's observations.
 *
 * @since 0.1.0
 */
public final class KafkaTracingDefaults {

	static final String TEMPLATE_OBSERVATION = "spring.kafka.template.observation-enabled";

	static final String LISTENER_OBSERVATION = "spring.kafka.listener.observation-enabled";

	private static final String SWITCH = "tracing.instrument.kafka.enabled";

	private KafkaTracingDefaults() {
	}

	/**
	 * Default values for the properties that switch the observations on.
	 * @param environment tells what the user has chosen
	 * @param classLoader tells whether Spring Kafka is there
	 * @return values by property, none without Spring Kafka or when Kafka is not to be
	 * traced
	 */
	public static Map<String, Object> defaults(Environment environment, @Nullable ClassLoader classLoader) {
		if (!environment.getProperty(SWITCH, Boolean.class, true)
				|| !ClassUtils.isPresent("org.springframework.kafka.core.KafkaTemplate", classLoader)) {
			return Map.of();
		}
		return Map.of(TEMPLATE_OBSERVATION, true, LISTENER_OBSERVATION, true);
	}

	static boolean isTemplateObserved(Environment environment) {
		return environment.getProperty(TEMPLATE_OBSERVATION, Boolean.class, true);
	}

	static boolean isListenerObserved(Environment environment) {
		return environment.getProperty(LISTENER_OBSERVATION, Boolean.class, true);
	}

}
