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

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.util.function.SingletonSupplier;

/**
 * Tells an observation the id of the cluster when the application has configured it.
 * Spring Kafka would ask the brokers, on the thread that sends, and again for every
 * record while they don't answer.
 */
class UnconnectedKafkaAdmin extends KafkaAdmin {

	private final SingletonSupplier<KafkaAdmin> admin;

	UnconnectedKafkaAdmin(ObjectProvider<KafkaAdmin> admins) {
		super(Map.of());
		this.admin = SingletonSupplier.ofNullable(admins::getIfUnique);
	}

	@Override
	public @Nullable String clusterId() {
		KafkaAdmin admin = this.admin.get();
		return (admin != null) ? admin.getClusterId() : null;
	}

}
