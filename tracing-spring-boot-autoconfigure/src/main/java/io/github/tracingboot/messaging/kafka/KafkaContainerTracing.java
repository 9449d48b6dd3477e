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

import java.util.function.Supplier;

import org.springframework.kafka.config.AbstractKafkaListenerContainerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

/**
 * Traces containers of listeners, however they were made. Doing so twice changes nothing.
 */
class KafkaContainerTracing {

	private final Supplier<KafkaConsumption> consumption;

	private final KafkaAdmin admin;

	KafkaContainerTracing(Supplier<KafkaConsumption> consumption, KafkaAdmin admin) {
		this.consumption = consumption;
		this.admin = admin;
	}

	<K, V> void instrument(AbstractKafkaListenerContainerFactory<?, K, V> factory) {
		factory.getContainerProperties().setObservationEnabled(true);
		if (!(factory.getRecordInterceptor() instanceof RecordBoundary)) {
			factory.setRecordInterceptor(new RecordBoundary<>(this.consumption, factory.getRecordInterceptor()));
		}
		if (!(factory.getBatchInterceptor() instanceof BatchBoundary)) {
			factory.setBatchInterceptor(new BatchBoundary<>(this.consumption, factory.getBatchInterceptor()));
		}
	}

	<K, V> void instrument(AbstractMessageListenerContainer<K, V> container) {
		ContainerProperties properties = container.getContainerProperties();
		properties.setObservationEnabled(true);
		if (container.getKafkaAdmin() == null) {
			container.setKafkaAdmin(this.admin);
		}
		if (!(container.getRecordInterceptor() instanceof RecordBoundary)) {
			container.setRecordInterceptor(new RecordBoundary<>(this.consumption, container.getRecordInterceptor()));
		}
		container.setBatchInterceptor(BatchBoundary.of(container, this.consumption));
	}

}
