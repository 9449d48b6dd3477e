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

import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Traces templates, however they were made.
 */
class KafkaTemplateTracing {

	private final ObjectProvider<ObservationRegistry> registries;

	private final KafkaAdmin admin;

	KafkaTemplateTracing(ObjectProvider<ObservationRegistry> registries, KafkaAdmin admin) {
		this.registries = registries;
		this.admin = admin;
	}

	void instrument(KafkaTemplate<?, ?> template) {
		template.setObservationEnabled(true);
		if (template.getKafkaAdmin() == null) {
			template.setKafkaAdmin(this.admin);
		}
	}

	// A template looks for the registry when all singletons are there, and later no more.
	void instrumentLate(KafkaTemplate<?, ?> template) {
		instrument(template);
		this.registries.ifUnique(template::setObservationRegistry);
	}

}
