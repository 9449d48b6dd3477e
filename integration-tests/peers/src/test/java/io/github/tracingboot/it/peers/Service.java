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

package io.github.tracingboot.it.peers;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.tracingboot.it.ServerProcess;

/**
 * A service in a process of its own, which prints the port that it got.
 */
final class Service implements Hop, AutoCloseable {

	// As Tomcat is announced by Spring Boot 4 and 2, and as our small services say it.
	private static final Pattern PORT = Pattern.compile("on port(?:\\(s\\):)? (\\d+)");

	private final String name;

	private final ServerProcess process;

	private Service(String name, ServerProcess process) {
		this.name = name;
		this.process = process;
	}

	/**
	 * Starts a service without waiting for it.
	 * @param name the name that it has in its answers
	 * @param run the name of this run, and of its console file
	 * @param command the command
	 * @return the service
	 */
	static Service start(String name, String run, List<String> command) {
		return new Service(name, ServerProcess.start(run, command));
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public String address() {
		return "http://127.0.0.1:" + this.process.await(() -> {
			Matcher port = PORT.matcher(this.process.console());
			return port.find() ? port.group(1) : null;
		});
	}

	/**
	 * Returns the line that the service logged for an order, as soon as it is there.
	 * @param order the number of the order
	 * @return the line
	 */
	LogLine lineOf(String order) {
		return this.process.await(() -> this.process.console()
			.lines()
			.filter((line) -> line.contains("Order " + order + " of "))
			.findFirst()
			.map(LogLine::new)
			.orElse(null));
	}

	@Override
	public void close() {
		this.process.close();
	}

}
