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
import java.nio.file.Path;

/**
 * One server: {@code mariadb}, {@code redis} or {@code kafka}. Its arguments are the
 * server's name, its port, the folder for its files, which is emptied before and deleted
 * afterwards, and the folder of the programs that are not Java's. It ends when its
 * standard input does, and so with the process that started it.
 *
 * @since 0.1.0
 */
public final class StoreServer {

	private StoreServer() {
	}

	public static void main(String[] args) throws Exception {
		int port = Integer.parseInt(args[1]);
		ScratchFolder scratch = new ScratchFolder(Path.of(args[2]).toAbsolutePath());
		Path programs = Path.of(args[3]).toAbsolutePath();
		Server server = switch (args[0]) {
			case "mariadb" -> new MariaDbServer(port, scratch, programs);
			case "redis" -> new RedisServer(port, scratch, programs);
			case "kafka" -> new KafkaServer(port, scratch);
			default -> throw new IllegalArgumentException("No such server: " + args[0]);
		};
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			server.stop();
			scratch.delete();
		}, "stop"));
		Thread parent = new Thread(StoreServer::endWithInput, "parent");
		parent.setDaemon(true);
		parent.start();
		scratch.create();
		System.exit(server.run());
	}

	private static void endWithInput() {
		try {
			while (System.in.read() >= 0) {
				// nobody has anything to say here
			}
		}
		catch (IOException ex) {
			// the end, too
		}
		System.exit(0);
	}

}
