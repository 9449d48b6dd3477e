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

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.listener.CompositeBatchInterceptor;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;

/**
 * Where batches of records enter a consumer's thread. A batch has a span of its own, with
 * a link to the sender of each record. Keeps the thread clean between batches, and around
 * the application's own interceptor, which it stands in for.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
class BatchBoundary<K, V> extends CompositeBatchInterceptor<K, V> {

	private final Supplier<KafkaConsumption> consumption;

	private final CompositeBatchInterceptor<K, V> users;

	private final Supplier<@Nullable Object> listener;

	private final ThreadLocal<BatchVisit> visits = new ThreadLocal<>();

	BatchBoundary(Supplier<KafkaConsumption> consumption, @Nullable BatchInterceptor<K, V> users) {
		this(consumption, new CompositeBatchInterceptor<>(), () -> null);
		if (users != null) {
			this.users.addBatchInterceptor(users);
		}
	}

	private BatchBoundary(Supplier<KafkaConsumption> consumption, CompositeBatchInterceptor<K, V> users,
			Supplier<@Nullable Object> listener) {
		this.consumption = consumption;
		this.users = users;
		this.listener = listener;
	}

	static <K, V> BatchBoundary<K, V> of(AbstractMessageListenerContainer<K, V> container,
			Supplier<KafkaConsumption> consumption) {
		BatchInterceptor<K, V> present = container.getBatchInterceptor();
		BatchBoundary<K, V> boundary = (present instanceof BatchBoundary<K, V> ours) ? ours
				: new BatchBoundary<>(consumption, present);
		return new BatchBoundary<>(consumption, boundary.users,
				() -> container.getContainerProperties().getMessageListener());
	}

	@Override
	public void addBatchInterceptor(BatchInterceptor<K, V> batchInterceptor) {
		this.users.addBatchInterceptor(batchInterceptor);
	}

	@Override
	public void setupThreadState(Consumer<?, ?> consumer) {
		this.visits.set(new BatchVisit(this.consumption.get()));
		this.users.setupThreadState(consumer);
	}

	@Override
	public @Nullable ConsumerRecords<K, V> intercept(ConsumerRecords<K, V> records, Consumer<K, V> consumer) {
		ConsumerRecords<K, V> intercepted = this.users.intercept(records, consumer);
		BatchVisit visit = this.visits.get();
		if (intercepted != null && visit != null && !observesItsRecords()) {
			visit.begin(intercepted);
		}
		return intercepted;
	}

	// A template that waits for replies observes each reply.
	private boolean observesItsRecords() {
		return this.listener.get() instanceof ReplyingKafkaTemplate;
	}

	@Override
	public void success(ConsumerRecords<K, V> records, Consumer<K, V> consumer) {
		try {
			this.users.success(records, consumer);
		}
		finally {
			BatchVisit visit = this.visits.get();
			if (visit != null) {
				visit.processed(null);
			}
		}
	}

	@Override
	public void failure(ConsumerRecords<K, V> records, Exception exception, Consumer<K, V> consumer) {
		try {
			this.users.failure(records, exception, consumer);
		}
		finally {
			BatchVisit visit = this.visits.get();
			if (visit != null) {
				visit.processed(exception);
			}
		}
	}

	@Override
	public void clearThreadState(Consumer<?, ?> consumer) {
		try {
			this.users.clearThreadState(consumer);
		}
		finally {
			BatchVisit visit = this.visits.get();
			if (visit != null) {
				this.visits.remove();
				visit.end();
			}
		}
	}

}
