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

import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Gives each record of a batch its own trace. The records that a batch listener gets come
 * from as many traces; what is done for one of them belongs to that record's: <pre>{@code
 * &#64;KafkaListener(topics = "orders", batch = "true")
 * void on(List<ConsumerRecord<String, Order>> records) {
 *     this.scopes.forEach(records, (record) -> this.orders.place(record.value()));
 * }
 * }</pre>
 * <p>
 * There is always a bean of this type when Spring Kafka is there. Without tracing it just
 * runs what it is given. Thread-safe.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface RecordScopes {

	/**
	 * Runs something for one record: in a span that continues the record's trace, or
	 * begins a trace if the record brings none, with a link to the span of the batch.
	 * @param record the record
	 * @param action what to run, on the current thread; what it throws is noted on the
	 * span and thrown on
	 */
	void run(ConsumerRecord<?, ?> record, Runnable action);

	/**
	 * Runs something for one record after the other, each in its own trace.
	 * @param <R> the type of the records
	 * @param records the records
	 * @param action what to run for each; when it throws, the rest is not run
	 */
	default <R extends ConsumerRecord<?, ?>> void forEach(Iterable<R> records, Consumer<? super R> action) {
		for (R record : records) {
			run(record, () -> action.accept(record));
		}
	}

}
