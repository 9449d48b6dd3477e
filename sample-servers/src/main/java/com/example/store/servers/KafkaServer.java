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

package com.example.store.servers;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Properties;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/**
 * Kafka: one broker that is its own controller.
 */
final class KafkaServer implements Server {

	private final int port;

	private final ScratchFolder scratch;

	private @Nullable KafkaRaftServer server;

	private boolean stopped;

	KafkaServer(int port, ScratchFolder scratch) {
		this.port = port;
		this.scratch = scratch;
	}

	@Override
	public int run() throws IOException {
		String configuration = configuration();
		format(this.scratch.file("server.properties", configuration));
		Properties properties = new Properties();
		properties.load(new StringReader(configuration));
		start(new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM)).awaitShutdown();
		return 0;
	}

	private static void format(Path configuration) {
		String[] command = { "format", "--cluster-id", Uuid.randomUuid().toString(), "--config",
				configuration.toString() };
		if (StorageTool.execute(command, System.out) != 0) {
			throw new IllegalStateException("Kafka's folder can't be formatted");
		}
	}

	private synchronized KafkaRaftServer start(KafkaRaftServer server) {
		this.server = server;
		if (!this.stopped) {
			server.startup();
		}
		return server;
	}

	private String configuration() throws IOException {
		int controllerPort = freePort();
		return """
				node.id=1
				process.roles=broker,controller
				listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
				controller.listener.names=CONTROLLER
				controller.quorum.voters=1@127.0.0.1:%2$d
				log.dirs=%3$s
				num.partitions=1
				group.initial.rebalance.delay.ms=0
				offsets.topic.num.partitions=1
				offsets.topic.replication.factor=1
				""".formatted(this.port, controllerPort,
				// A properties file, in which a backslash escapes.
				this.scratch.path().resolve("data").toString().replace('\\', '/'));
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	@Override
	public synchronized void stop() {
		this.stopped = true;
		if (this.server != null) {
			this.server.shutdown();
		}
	}

}
