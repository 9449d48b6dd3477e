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

import java.util.LinkedHashSet;
import java.util.Set;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.TraceContext;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

import org.springframework.kafka.support.KafkaUtils;

/**
 * The batch of records that a listener gets at once.
 */
final class BatchContext extends Observation.Context {

	static final String NAME = "kafka.listener.batch";

	private final Set<TraceContext> senders = new LinkedHashSet<>();

	private final Set<String> topics = new LinkedHashSet<>();

	private final int size;

	private BatchContext(int size) {
		this.size = size;
	}

	static BatchContext of(ConsumerRecords<?, ?> records, RecordTraces traces) {
		BatchContext context = new BatchContext(records.count());
		for (ConsumerRecord<?, ?> record : records) {
			context.topics.add(record.topic());
			TraceContext sender = traces.senderOf(record);
			if (sender != null) {
				context.senders.add(sender);
			}
		}
		return context;
	}

	Observation observation(ObservationRegistry registry) {
		return Observation.createNotStarted(NAME, () -> this, registry)
			.contextualName((this.topics.size() == 1) ? "process " + destination() : "process")
			.lowCardinalityKeyValues(lowCardinalityKeyValues())
			.highCardinalityKeyValues(highCardinalityKeyValues());
	}

	private KeyValues lowCardinalityKeyValues() {
		String group = KafkaUtils.getConsumerGroupId();
		return KeyValues.of("messaging.system", "kafka", "messaging.operation.name", "process",
				"messaging.operation.type", "process", "messaging.destination.name", destination(),
				"messaging.consumer.group.name", (group != null) ? group : "none");
	}

	private KeyValues highCardinalityKeyValues() {
		return KeyValues.of(KeyValue.of("messaging.batch.message_count", String.valueOf(this.size)));
	}

	private String destination() {
		return (this.topics.size() == 1) ? this.topics.iterator().next() : "several";
	}

	/**
	 * Returns the spans that sent the records.
	 * @return their contexts, each once
	 */
	Set<TraceContext> senders() {
		return this.senders;
	}

}
