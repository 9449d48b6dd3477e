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
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;

/**
 * One poll's stay on the thread of a consumer. The batch's span covers the listener; its
 * scope stays open until the next poll, so that the lines of error handlers, of commits
 * and of a rollback have its ids. A batch that an error handler hands to the listener
 * again gets a span for each attempt.
 */
class BatchVisit {

	private final KafkaConsumption consumption;

	private final ContextBoundary.Crossing crossing;

	private @Nullable Observation observation;

	private Observation.@Nullable Scope scope;

	private boolean open;

	BatchVisit(KafkaConsumption consumption) {
		this.consumption = consumption;
		this.crossing = consumption.boundary().enter();
	}

	@SuppressWarnings("MustBeClosedChecker") // closed at the end of the visit
	void begin(ConsumerRecords<?, ?> records) {
		closeScope();
		Observation batch = BatchContext.of(records, this.consumption.traces())
			.observation(this.consumption.observations())
			.start();
		this.observation = batch;
		this.open = true;
		this.scope = batch.openScope();
	}

	void processed(@Nullable Exception failure) {
		Observation batch = this.observation;
		if (batch == null || !this.open) {
			return;
		}
		this.open = false;
		if (failure != null) {
			Throwable cause = failure.getCause();
			batch.error((cause != null) ? cause : failure);
		}
		batch.stop();
	}

	void end() {
		processed(null);
		closeScope();
		this.crossing.close();
	}

	private void closeScope() {
		Observation.Scope previous = this.scope;
		this.scope = null;
		if (previous != null) {
			previous.close();
		}
	}

}
