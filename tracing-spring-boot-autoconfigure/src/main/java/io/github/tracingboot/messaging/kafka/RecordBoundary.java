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
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.listener.CompositeRecordInterceptor;
import org.springframework.kafka.listener.RecordInterceptor;

/**
 * Where records enter a consumer's thread one by one. Keeps the thread clean between
 * them, and around the application's own interceptor, which it stands in for.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
class RecordBoundary<K, V> extends CompositeRecordInterceptor<K, V> {

	private final Supplier<KafkaConsumption> consumption;

	private final ThreadLocal<RecordVisit> visits = new ThreadLocal<>();

	RecordBoundary(Supplier<KafkaConsumption> consumption, @Nullable RecordInterceptor<K, V> users) {
		this.consumption = consumption;
		if (users != null) {
			addRecordInterceptor(users);
		}
	}

	@Override
	public void setupThreadState(Consumer<?, ?> consumer) {
		this.visits.set(new RecordVisit(this.consumption.get()));
		super.setupThreadState(consumer);
	}

	@Override
	public @Nullable ConsumerRecord<K, V> intercept(ConsumerRecord<K, V> record, Consumer<K, V> consumer) {
		RecordVisit visit = this.visits.get();
		if (visit != null) {
			visit.begin(record);
		}
		return super.intercept(record, consumer);
	}

	@Override
	public void failure(ConsumerRecord<K, V> record, Exception exception, Consumer<K, V> consumer) {
		RecordVisit visit = this.visits.get();
		if (visit != null) {
			visit.failed(exception);
		}
		super.failure(record, exception, consumer);
	}

	@Override
	public void afterRecord(ConsumerRecord<K, V> record, Consumer<K, V> consumer) {
		try {
			super.afterRecord(record, consumer);
		}
		finally {
			RecordVisit visit = this.visits.get();
			if (visit != null) {
				visit.end();
			}
		}
	}

	@Override
	public void clearThreadState(Consumer<?, ?> consumer) {
		try {
			super.clearThreadState(consumer);
		}
		finally {
			RecordVisit visit = this.visits.get();
			if (visit != null) {
				this.visits.remove();
				visit.end();
			}
		}
	}

}
