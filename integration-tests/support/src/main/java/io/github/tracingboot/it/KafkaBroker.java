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

package io.github.tracingboot.it;

import java.util.Map;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * A broker of Apache Kafka, started once and shared by the tests of this JVM. The module
 * brings spring-kafka-test and kafka-server.
 */
public final class KafkaBroker {

	private static final EmbeddedKafkaBroker BROKER = start();

	private KafkaBroker() {
	}

	private static EmbeddedKafkaBroker start() {
		LoggingSystem.get(KafkaBroker.class.getClassLoader())
			.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
		EmbeddedKafkaBroker broker = new EmbeddedKafkaKraftBroker(1, 1)
			.brokerProperties(Map.of("group.initial.rebalance.delay.ms", "0", "transaction.state.log.min.isr", "1",
					"transaction.state.log.num.partitions", "1", "transaction.state.log.replication.factor", "1"));
		broker.afterPropertiesSet();
		Runtime.getRuntime().addShutdownHook(new Thread(broker::destroy));
		return broker;
	}

	/**
	 * Where it is.
	 * @return host and port
	 */
	public static String address() {
		return BROKER.getBrokersAsString();
	}

	/**
	 * Properties of an application that talks to the broker.
	 * @return the properties, as {@code key=value}
	 */
	public static String[] properties() {
		return new String[] { "spring.kafka.bootstrap-servers=" + address(),
				"spring.kafka.consumer.auto-offset-reset=earliest", "spring.kafka.consumer.group-id=shop",
				"logging.level.kafka=error", "logging.level.org.apache.kafka=error",
				"logging.level.state.change.logger=error" };
	}

}
