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

package io.github.tracingboot.it.sleuth;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import io.github.tracingboot.it.KafkaBroker;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The headers of records, as they are at the broker.
 */
final class ParcelHeaders {

	private ParcelHeaders() {
	}

	/**
	 * Of the first record of a topic.
	 * @param topic the topic, which has a record
	 * @return a line {@code name=value} for each header
	 */
	static String ofFirst(String topic) {
		try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
				Map.of("bootstrap.servers", KafkaBroker.address()), new StringDeserializer(),
				new StringDeserializer())) {
			List<TopicPartition> partition = List.of(new TopicPartition(topic, 0));
			consumer.assign(partition);
			consumer.seekToBeginning(partition);
			Iterable<Header> headers = consumer.poll(Duration.ofMinutes(1)).iterator().next().headers();
			return StreamSupport.stream(headers.spliterator(), false)
				.map((header) -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
				.collect(Collectors.joining("\n"));
		}
	}

}
