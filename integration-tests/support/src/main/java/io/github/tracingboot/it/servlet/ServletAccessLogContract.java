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

package io.github.tracingboot.it.servlet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What holds for the access log of every servlet container.
 */
public abstract class ServletAccessLogContract {

	/**
	 * Properties that switch the access log on, and nothing more.
	 * @param directory where to write it
	 * @return the properties
	 */
	protected abstract String[] accessLog(Path directory);

	@Test
	void shouldEndTheLineOfARequestWithItsTraceId(@TempDir Path directory) {
		Caller plain = Caller.sampled();
		Caller failing = Caller.sampled();
		Caller asynchronous = Caller.sampled();
		try (RunningApplication application = RunningApplication.start(ServletApplication.class,
				accessLog(directory))) {
			application.get(plain, "/orders/1");
			application.get(failing, "/fails");
			application.get(asynchronous, "/streamed");
			await().untilAsserted(() -> assertThat(lines(directory)).anyMatch(line("/orders/1", 200, plain))
				.anyMatch(line("/fails", 500, failing))
				.anyMatch(line("/streamed", 200, asynchronous)));
		}
	}

	@Test
	void shouldFollowTheNameThatTheTraceIdHasInLogLines(@TempDir Path directory) {
		Caller caller = Caller.sampled();
		String[] properties = Stream
			.concat(Stream.of("tracing.logging.keys.trace-id=trace_id"), Stream.of(accessLog(directory)))
			.toArray(String[]::new);
		try (RunningApplication application = RunningApplication.start(ServletApplication.class, properties)) {
			application.get(caller, "/orders/1");
			await().untilAsserted(() -> assertThat(lines(directory)).anyMatch(line("/orders/1", 200, caller)));
		}
	}

	private static java.util.function.Predicate<String> line(String path, int status, Caller caller) {
		return (line) -> line.contains("\"GET " + path + " ") && line.contains("\" " + status + " ")
				&& line.endsWith(" " + caller.traceId());
	}

	private static List<String> lines(Path directory) throws IOException {
		try (Stream<Path> files = Files.walk(directory)) {
			return files.filter(Files::isRegularFile).flatMap(ServletAccessLogContract::linesOf).toList();
		}
	}

	private static Stream<String> linesOf(Path file) {
		try {
			return Files.readAllLines(file).stream();
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
