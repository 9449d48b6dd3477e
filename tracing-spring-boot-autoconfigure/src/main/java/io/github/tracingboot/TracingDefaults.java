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

package io.github.tracingboot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.tracingboot.export.otlp.OtlpExporterLogging;
import io.github.tracingboot.logging.CorrelationPattern;
import io.github.tracingboot.logging.EcsServiceDefaults;
import io.github.tracingboot.messaging.integration.IntegrationObservations;
import io.github.tracingboot.messaging.kafka.KafkaTracingDefaults;
import io.github.tracingboot.messaging.rabbit.RabbitObservationDefaults;
import io.github.tracingboot.propagation.BaggageDefaults;
import io.github.tracingboot.web.servlet.AccessLogFormats;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

/**
 * What the starter sets differently from Spring Boot. The user's own value beats each.
 */
final class TracingDefaults {

	/**
	 * By which properties Spring Boot switches off what it instruments without any help.
	 */
	private static final Map<String, List<String>> SWITCHES_OF_SPRING_BOOT = Map.of("graphql",
			List.of("management.observations.enable.graphql"), "grpc",
			List.of("spring.grpc.client.observation.enabled", "spring.grpc.server.observation.enabled"));

	private TracingDefaults() {
	}

	static Map<String, Object> of(ConfigurableEnvironment environment, @Nullable ClassLoader classLoader) {
		Map<String, Object> defaults = new LinkedHashMap<>();
		// Room for the ids in text logs, whether anything is exported or not.
		defaults.put("logging.expect-correlation-id", true);
		CorrelationPattern.ifKeysRenamed(environment)
			.ifPresent((pattern) -> defaults.put("logging.pattern.correlation", pattern));
		defaults.putAll(EcsServiceDefaults.defaults(environment, classLoader));
		// One trace in ten is a surprise for whoever looks for the eleventh.
		defaults.put("management.tracing.sampling.probability", 1.0);
		if (environment.getProperty("tracing.instrument.reactor.enabled", Boolean.class, true)
				&& ClassUtils.isPresent("reactor.core.publisher.Hooks", classLoader)) {
			// Otherwise log lines of reactive chains have no ids.
			defaults.put("spring.reactor.context-propagation", "auto");
		}
		defaults.putAll(BaggageDefaults.defaults(environment));
		defaults.putAll(OtlpExporterLogging.defaults(environment));
		defaults.putAll(RabbitObservationDefaults.defaults(environment, classLoader));
		defaults.putAll(AccessLogFormats.defaults(environment));
		defaults.putAll(IntegrationObservations.defaults(environment, classLoader));
		defaults.putAll(KafkaTracingDefaults.defaults(environment, classLoader));
		SWITCHES_OF_SPRING_BOOT.forEach((name, properties) -> {
			if (!environment.getProperty("tracing.instrument." + name + ".enabled", Boolean.class, true)) {
				properties.forEach((property) -> defaults.put(property, false));
			}
		});
		return defaults;
	}

}
