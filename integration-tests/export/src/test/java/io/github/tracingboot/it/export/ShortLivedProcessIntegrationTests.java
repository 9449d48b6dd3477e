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

package io.github.tracingboot.it.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import io.micrometer.tracing.Tracer;
import io.opentelemetry.proto.trace.v1.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process that does its work and ends.
 */
class ShortLivedProcessIntegrationTests {

	@Test
	void shouldDeliverSpansOfProcessThatEndsAtOnce(@TempDir Path folder) throws Exception {
		try (FakeBackend zipkin = FakeBackend.healthy(); FakeBackend otlp = FakeBackend.healthy()) {
			Path console = folder.resolve("console.log");
			Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
					Application.class.getName(), "--tracing.export.to=zipkin,otlp",
					"--tracing.export.zipkin.endpoint=" + zipkin.address(),
					"--tracing.export.otlp.endpoint=" + otlp.address(),
					"--management.opentelemetry.tracing.export.schedule-delay=1d")
				.redirectErrorStream(true)
				.redirectOutput(console.toFile())
				.start();
			try {
				assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
			}
			finally {
				process.destroyForcibly();
			}
			assertThat(process.exitValue()).as(() -> read(console)).isZero();
			assertThat(zipkin.zipkinNames()).containsExactly("short job");
			assertThat(otlp.otlpSpans()).extracting(Span::getName).containsExactly("short job");
			assertThat(read(console)).doesNotContain(" WARN ").doesNotContain(" ERROR ");
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	public static class Application {

		@Bean
		CommandLineRunner job(Tracer tracer) {
			return (arguments) -> tracer.nextSpan().name("short job").start().end();
		}

		public static void main(String[] arguments) {
			SpringApplication application = new SpringApplication(Application.class);
			application.setWebApplicationType(WebApplicationType.NONE);
			application.run(arguments);
		}

	}

}
