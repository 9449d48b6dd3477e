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

package io.github.tracingboot.it.search;

import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.nio.file.Path;

/**
 * Main class of a server's process. Knows the server by name only: the newer one can't be
 * compiled against with the oldest Java that the tests run on.
 */
public final class SearchNode {

	private SearchNode() {
	}

	/**
	 * Starts a node, and ends when nobody holds the other end of the standard input.
	 * @param arguments the runner class, a folder and a port
	 * @throws Exception if the node can't be started
	 */
	public static void main(String[] arguments) throws Exception {
		Class<?> type = Class.forName(arguments[0]);
		Object runner = type.getDeclaredConstructor().newInstance();
		// Otherwise it looks for a port between 9201 and 9299 itself.
		Field maxHttpPort = type.getDeclaredField("maxHttpPort");
		maxHttpPort.setAccessible(true);
		maxHttpPort.setInt(runner, -1);
		letItRunPipelines(type, runner);
		int port = Integer.parseInt(arguments[2]);
		type.getMethod("build", String[].class)
			.invoke(runner, (Object) new String[] { "-basePath", Path.of(arguments[1]).toString(), "-numOfNode", "1",
					"-baseHttpPort", String.valueOf(port - 1) });
		while (System.in.read() != -1) {
			// Nobody writes anything.
		}
		Runtime.getRuntime().halt(0);
	}

	private static void letItRunPipelines(Class<?> type, Object runner) throws ReflectiveOperationException {
		String manager = type.getName().contains("opensearch") ? "cluster_manager" : "master";
		Class<?> builder = Class.forName(type.getName() + "$Builder");
		Object withIngestRole = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { builder },
				(proxy, method, arguments) -> {
					Object settings = arguments[1];
					settings.getClass()
						.getMethod("putList", String.class, String[].class)
						.invoke(settings, "node.roles", new String[] { manager, "data", "ingest" });
					return null;
				});
		type.getMethod("onBuild", builder).invoke(runner, withIngestRole);
	}

}
