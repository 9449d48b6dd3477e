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

import io.github.tracingboot.messaging.MessageErrors;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.listener.KafkaBackoffException;
import org.springframework.kafka.support.micrometer.KafkaRecordReceiverContext;
import org.springframework.kafka.support.micrometer.KafkaRecordSenderContext;

/**
 * Names and describes the spans of records as OpenTelemetry's semantic conventions for
 * messaging ask for. Adds only what meters don't have: a contextual name, and key values
 * of high cardinality. What a convention of the user says stays.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/messaging/kafka/">Kafka,
 * semantic conventions 1.37</a>
 */
class KafkaSpanFilter implements ObservationFilter {

	/**
	 * Key in the context of a record whose time has not come.
	 */
	static final Object HELD_BACK = KafkaBackoffException.class;

	@Override
	public Observation.Context map(Observation.Context context) {
		if (context instanceof KafkaRecordSenderContext sender) {
			describe(sender);
		}
		else if (context instanceof KafkaRecordReceiverContext receiver) {
			describe(receiver);
		}
		return context;
	}

	private static void describe(KafkaRecordSenderContext context) {
		ProducerRecord<?, ?> record = context.getRecord();
		rename(context, record.topic() + " send", "send " + record.topic());
		add(context, "messaging.operation.type", "send");
		add(context, "messaging.operation.name", "send");
		if (record.partition() != null) {
			add(context, "messaging.destination.partition.id", String.valueOf(record.partition()));
		}
		describe(context, record.value());
	}

	private static void describe(KafkaRecordReceiverContext context) {
		context.put(Stopped.class, Stopped.INSTANCE);
		ConsumerRecord<?, ?> record = context.getRecord();
		String operation = context.containsKey(HELD_BACK) ? "hold" : "process";
		rename(context, record.topic() + " process", operation + " " + record.topic());
		add(context, "messaging.operation.type", "process");
		add(context, "messaging.operation.name", operation);
		add(context, "messaging.destination.name", record.topic());
		add(context, "messaging.destination.partition.id", String.valueOf(record.partition()));
		add(context, "messaging.kafka.offset", String.valueOf(record.offset()));
		add(context, "messaging.consumer.group.name", context.getGroupId());
		add(context, "messaging.client.id", context.getClientId());
		describe(context, record.value());
	}

	private static void describe(Observation.Context context, @Nullable Object value) {
		if (value == null) {
			add(context, "messaging.kafka.message.tombstone", "true");
		}
		Throwable error = context.getError();
		if (error != null) {
			add(context, "error.type", MessageErrors.unwrap(error).getClass().getName());
		}
	}

	private static void rename(Observation.Context context, String springsName, String name) {
		if (springsName.equals(context.getContextualName())) {
			context.setContextualName(name);
		}
	}

	private static void add(Observation.Context context, String key, @Nullable String value) {
		if (value != null && context.getLowCardinalityKeyValue(key) == null
				&& context.getHighCardinalityKeyValue(key) == null) {
			context.addHighCardinalityKeyValue(KeyValue.of(key, value));
		}
	}

	/**
	 * Tells whether an observation has been stopped.
	 * @param context the context of the observation
	 * @return whether it has
	 */
	static boolean isStopped(KafkaRecordReceiverContext context) {
		return context.containsKey(Stopped.class);
	}

	private enum Stopped {

		INSTANCE

	}

}
