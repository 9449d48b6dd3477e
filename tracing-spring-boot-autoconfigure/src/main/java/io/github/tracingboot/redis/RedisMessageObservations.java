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

package io.github.tracingboot.redis;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;

/**
 * Observes listeners while they process a message. Messages of Redis have no headers, so
 * none brings a trace along.
 */
final class RedisMessageObservations {

	private static final KeyValues KEY_VALUES = KeyValues.of("messaging.system", "redis", "messaging.operation.name",
			"process", "messaging.operation.type", "process");

	private final ObservationRegistry registry;

	RedisMessageObservations(ObservationRegistry registry) {
		this.registry = registry;
	}

	void observe(Runnable task) {
		Observation.createNotStarted("redis.listener", () -> new MessageContext(), this.registry)
			.contextualName("redis listener")
			.highCardinalityKeyValues(KEY_VALUES)
			.observe(task);
	}

	void fail(Throwable error) {
		Observation observation = this.registry.getCurrentObservation();
		if (observation != null && observation.getContext() instanceof MessageContext) {
			observation.error(error);
		}
	}

	private static final class MessageContext extends ReceiverContext<Object> {

		MessageContext() {
			super((carrier, key) -> null, Kind.CONSUMER);
			setCarrier(this);
		}

	}

}
