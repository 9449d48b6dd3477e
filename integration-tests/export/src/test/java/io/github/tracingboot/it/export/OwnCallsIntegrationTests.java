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

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Sending spans is not traced and not measured as one of the application's own calls.
 */
class OwnCallsIntegrationTests {

	@Test
	void shouldMakeNeitherSpansNorClientMetersOfItsOwnCalls() {
		try (FakeBackend zipkin = FakeBackend.healthy();
				FakeBackend otlp = FakeBackend.healthy();
				FakeBackend elasticsearch = FakeBackend.healthy();
				ConfigurableApplicationContext context = SpringApplication.run(Application.class, "--server.port=0",
						"--tracing.export.to=zipkin,otlp,elasticsearch",
						"--tracing.export.zipkin.endpoint=" + zipkin.address(),
						"--tracing.export.elasticsearch.endpoint=" + elasticsearch.address(),
						"--tracing.export.otlp.endpoint=" + otlp.address(),
						"--management.opentelemetry.tracing.export.schedule-delay=20ms")) {
			int port = ((WebServerApplicationContext) context).getWebServer().getPort();
			RestClient client = RestClient.create("http://localhost:" + port);
			for (int i = 1; i <= 3; i++) {
				int calls = i;
				assertThat(client.get().uri("/hello").retrieve().body(String.class)).isEqualTo("hello");
				await().untilAsserted(() -> assertThat(zipkin.zipkinNames()).hasSize(calls));
				await().untilAsserted(() -> assertThat(otlp.otlpSpans()).hasSize(calls));
				await().untilAsserted(() -> assertThat(elasticsearch.elasticsearchNames()).hasSize(calls));
			}
			assertThat(zipkin.zipkinNames()).containsOnly("get /hello");
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.getMeters()).extracting(Meter::getId)
				.extracting(Meter.Id::getName)
				.contains("http.server.requests", "tracing.export.spans")
				.noneMatch((name) -> name.startsWith("http.client"));
		}
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(HelloController.class)
	static class Application {

		@Bean
		SimpleMeterRegistry meterRegistry() {
			return new SimpleMeterRegistry();
		}

	}

	@RestController
	static class HelloController {

		@GetMapping("/hello")
		String hello() {
			return "hello";
		}

	}

}
