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

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.example.shop.LogLine;
import com.example.shop.ReportedSpan;
import com.example.shop.ShopApplication;
import com.example.shop.Zipkin;
import io.github.tracingboot.it.EmbeddedRedis;
import io.github.tracingboot.it.KafkaBroker;
import io.github.tracingboot.it.ServerProcess;

/**
 * The shop in a process of its own, with a Zipkin of its own.
 */
final class Shop implements AutoCloseable {

	// As Tomcat is announced by Spring Boot 2 and 4.
	private static final Pattern PORT = Pattern.compile("on port(?:\\(s\\):)? (\\d+)");

	private final Zipkin zipkin = new Zipkin();

	private final String topic;

	private final ServerProcess process;

	/**
	 * Starts it without waiting for it.
	 * @param module {@code before} or {@code after}, the system property that has the
	 * folder of the module
	 */
	Shop(String module) {
		this.topic = "parcels-" + module;
		Path target = Path.of(System.getProperty(module), "target");
		this.process = ServerProcess.start(module,
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
						"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
						target.resolve("classes") + File.pathSeparator + read(target.resolve("class-path")),
						ShopApplication.class.getName(), "--zipkin.url=" + this.zipkin.address(),
						"--spring.kafka.bootstrap-servers=" + KafkaBroker.address(), "--parcels.topic=" + this.topic,
						"--parcels.listen=true", "--spring.redis.port=" + EmbeddedRedis.port(),
						"--spring.data.redis.port=" + EmbeddedRedis.port()));
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String address() {
		return "http://127.0.0.1:" + this.process.await(() -> {
			Matcher port = PORT.matcher(this.process.console());
			return port.find() ? port.group(1) : null;
		});
	}

	/**
	 * Where it takes parcels from.
	 * @return the topic
	 */
	String topic() {
		return this.topic;
	}

	/**
	 * Waits until a parcel has been dispatched.
	 * @param tenant the tenant whose parcel it is
	 */
	void awaitParcel(String tenant) {
		this.process.await(() -> lines("Parcel is dispatched").stream().anyMatch((line) -> line.tenant().equals(tenant))
				? Boolean.TRUE : null);
	}

	/**
	 * Waits for a line.
	 * @param text a text in it
	 */
	void awaitLine(String text) {
		this.process.await(() -> lines(text).isEmpty() ? null : Boolean.TRUE);
	}

	List<LogLine> lines(String text) {
		return LogLine.of(this.process.console(), text);
	}

	List<ReportedSpan> spans() {
		return this.zipkin.spans();
	}

	List<ReportedSpan> spansOf(String traceId) {
		return this.zipkin.spansOf(traceId);
	}

	/**
	 * Waits for the span of a request. Those of earlier requests have arrived then, too.
	 * @param traceId the trace
	 */
	void awaitRequest(String traceId) {
		this.process.await(
				() -> spansOf(traceId).stream().anyMatch((span) -> "SERVER".equals(span.kind())) ? Boolean.TRUE : null);
	}

	/**
	 * Ends it.
	 */
	void stop() {
		this.process.close();
	}

	@Override
	public void close() {
		stop();
		this.zipkin.close();
	}

}
