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

package io.github.tracingboot.it.rabbit;

import java.util.HashMap;
import java.util.Map;

import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener;
import org.apache.qpid.server.model.Broker;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.SystemConfig;

/**
 * Apache Qpid Broker-J, which speaks AMQP 0-9-1 to RabbitMQ's client. One for all tests
 * of the JVM, on a free port, in memory.
 */
final class AmqpBroker {

	private static final AmqpBroker INSTANCE = new AmqpBroker();

	private final int port;

	private AmqpBroker() {
		Configuration configuration = new Configuration();
		Map<String, Object> attributes = new HashMap<>();
		attributes.put("type", "Memory");
		attributes.put("initialConfigurationLocation", AmqpBroker.class.getResource("/broker.json").toExternalForm());
		attributes.put("startupLoggedToSystemOut", false);
		try {
			new SystemLauncher(configuration).startup(attributes);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		this.port = configuration.port();
	}

	static String[] properties(String... others) {
		String[] properties = new String[others.length + 3];
		System.arraycopy(others, 0, properties, 3, others.length);
		properties[0] = "spring.rabbitmq.host=127.0.0.1";
		properties[1] = "spring.rabbitmq.port=" + INSTANCE.port;
		properties[2] = "spring.rabbitmq.virtual-host=default";
		return properties;
	}

	private static final class Configuration extends SystemLauncherListener.DefaultSystemLauncherListener {

		private SystemConfig<?> config;

		@Override
		public void onContainerResolve(SystemConfig<?> systemConfig) {
			this.config = systemConfig;
		}

		int port() {
			return this.config.getContainer(Broker.class)
				.getChildren(Port.class)
				.stream()
				.mapToInt((port) -> ((Port<?>) port).getBoundPort())
				.findFirst()
				.orElseThrow();
		}

	}

}
