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

import io.github.tracingboot.concurrent.ContextBoundary;
import io.micrometer.observation.Observation;
import io.micrometer.tracing.CurrentTraceContext;
import io.micrometer.tracing.TraceContext;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.listener.KafkaBackoffException;
import org.springframework.kafka.support.micrometer.KafkaRecordReceiverContext;

/**
 * What has to be put right after each record on one thread of a consumer.
 */
class RecordVisit {

	private final KafkaConsumption consumption;

	private final ContextBoundary.Crossing crossing;

	private CurrentTraceContext.@Nullable Scope senderScope;

	private @Nullable Observation failed;

	private @Nullable Exception failure;

	RecordVisit(KafkaConsumption consumption) {
		this.consumption = consumption;
		this.crossing = consumption.boundary().enter();
	}

	/**
	 * Makes the record's trace current where no observation has done so: with
	 * transactions the record is looked at before its observation, and a rollback happens
	 * after it.
	 * @param record the record
	 */
	@SuppressWarnings("MustBeClosedChecker") // closed after the record
	void begin(ConsumerRecord<?, ?> record) {
		if (this.senderScope == null && this.consumption.isOutsideAnyTrace()) {
			TraceContext sender = this.consumption.traces().trustedSenderOf(record);
			if (sender != null) {
				this.senderScope = this.consumption.tracer().currentTraceContext().newScope(sender);
			}
		}
	}

	void failed(Exception failure) {
		this.failed = this.consumption.observations().getCurrentObservation();
		this.failure = failure;
	}

	void end() {
		stopAbandonedObservation();
		if (this.senderScope != null) {
			this.senderScope.close();
			this.senderScope = null;
		}
		this.crossing.close();
	}

	// Spring Kafka leaves the stopping to the listener's adapter. A failure in front
	// of it, say of a deserializer, would leave the observation, and with it the
	// span, unfinished.
	private void stopAbandonedObservation() {
		Observation observation = this.failed;
		Exception failure = this.failure;
		this.failed = null;
		this.failure = null;
		if (observation == null || failure == null
				|| !(observation.getContextView() instanceof KafkaRecordReceiverContext context)
				|| KafkaSpanFilter.isStopped(context)) {
			return;
		}
		if (isBackoff(failure)) {
			context.put(KafkaSpanFilter.HELD_BACK, failure);
		}
		else {
			observation.error(failure);
		}
		observation.stop();
	}

	// Not a failure: the record comes again when its time has come.
	private static boolean isBackoff(Exception failure) {
		return failure instanceof KafkaBackoffException || failure.getCause() instanceof KafkaBackoffException;
	}

}
