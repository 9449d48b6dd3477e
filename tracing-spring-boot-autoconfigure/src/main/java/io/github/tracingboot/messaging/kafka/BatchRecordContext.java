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

import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One record of a batch.
 */
class BatchRecordContext extends Observation.Context {

	static final String NAME = "kafka.listener.batch.record";

	private final ConsumerRecord<?, ?> record;

	BatchRecordContext(ConsumerRecord<?, ?> record) {
		this.record = record;
	}

	Observation observation(ObservationRegistry registry) {
		return Observation.createNotStarted(NAME, () -> this, registry)
			.contextualName("process " + this.record.topic())
			.lowCardinalityKeyValues(KeyValues.of("messaging.system", "kafka", "messaging.operation.name", "process",
					"messaging.operation.type", "process", "messaging.destination.name", this.record.topic()))
			.highCardinalityKeyValues(
					KeyValues.of("messaging.destination.partition.id", String.valueOf(this.record.partition()),
							"messaging.kafka.offset", String.valueOf(this.record.offset())));
	}

	ConsumerRecord<?, ?> record() {
		return this.record;
	}

}
