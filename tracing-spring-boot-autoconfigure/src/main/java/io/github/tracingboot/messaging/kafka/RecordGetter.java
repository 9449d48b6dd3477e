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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.tracingboot.propagation.InboundGetter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Reads the headers of records as Spring Kafka does: of several of one name the last one
 * counts. Only what is a list by its specification may be spread over several.
 */
final class RecordGetter implements InboundGetter<ConsumerRecord<?, ?>> {

	static final RecordGetter INSTANCE = new RecordGetter();

	private static final Set<String> LISTS = Set.of("tracestate", "baggage");

	private RecordGetter() {
	}

	@Override
	public @Nullable String get(ConsumerRecord<?, ?> record, String name) {
		return text(record.headers().lastHeader(name));
	}

	@Override
	public Iterable<String> getAll(ConsumerRecord<?, ?> record, String name) {
		if (!LISTS.contains(name)) {
			return InboundGetter.super.getAll(record, name);
		}
		List<String> values = new ArrayList<>();
		for (Header header : record.headers().headers(name)) {
			String value = text(header);
			if (value != null) {
				values.add(value);
			}
		}
		return values;
	}

	@Override
	public Iterable<String> names(ConsumerRecord<?, ?> record) {
		Set<String> names = new LinkedHashSet<>();
		for (Header header : record.headers()) {
			names.add(header.key());
		}
		return names;
	}

	@Override
	public boolean isMessage() {
		return true;
	}

	private static @Nullable String text(@Nullable Header header) {
		return (header != null && header.value() != null) ? new String(header.value(), StandardCharsets.UTF_8) : null;
	}

}
