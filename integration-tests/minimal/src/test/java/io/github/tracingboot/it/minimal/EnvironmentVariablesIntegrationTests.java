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

package io.github.tracingboot.it.minimal;

import java.util.Map;

import io.github.tracingboot.it.ChildJvm;
import io.opentelemetry.sdk.resources.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * OpenTelemetry's environment variables mean what they mean to Spring Boot alone.
 */
class EnvironmentVariablesIntegrationTests {

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void theResourceComesFromTheEnvironment(boolean starter) {
		ChildJvm.Result result = ChildJvm.of(ResourceApplication.class)
			.withEnvironment(
					Map.of("OTEL_SERVICE_NAME", "from-environment", "OTEL_RESOURCE_ATTRIBUTES", "team=blue,stage=test"))
			.run("--tracing.enabled=" + starter);
		assertThat(result.line("resource=")).contains("service.name=\"from-environment\"")
			.contains("team=\"blue\"")
			.contains("stage=\"test\"");
	}

	@EnableAutoConfiguration
	@Configuration(proxyBeanMethods = false)
	public static class ResourceApplication {

		public static void main(String[] args) {
			SpringApplication.run(ResourceApplication.class, args);
		}

		@Bean
		CommandLineRunner printsTheResource(Resource resource) {
			return (args) -> System.out.println("resource=" + resource.getAttributes());
		}

	}

}
