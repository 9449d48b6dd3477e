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

package io.github.tracingboot.it.kafka;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.tracingboot.it.KafkaBroker;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Another service, with a producer of its own and headers as it likes.
 */
final class Peer implements AutoCloseable {

	private final KafkaProducer<String, String> producer = new KafkaProducer<>(
			Map.of("bootstrap.servers", KafkaBroker.address()), new StringSerializer(), new StringSerializer());

	void send(String topic, String value, String... headers) {
		Map<String, String> byName = new LinkedHashMap<>();
		for (int i = 0; i < headers.length; i += 2) {
			byName.put(headers[i], headers[i + 1]);
		}
		send(topic, value,
				byName.entrySet()
					.stream()
					.map((header) -> header(header.getKey(), header.getValue().getBytes(StandardCharsets.UTF_8)))
					.toList());
	}

	void send(String topic, String value, List<Header> headers) {
		this.producer.send(new ProducerRecord<>(topic, 0, "key", value, headers));
		this.producer.flush();
	}

	static Header header(String name, byte[] value) {
		return new RecordHeader(name, value);
	}

	@Override
	public void close() {
		this.producer.close();
	}

}
