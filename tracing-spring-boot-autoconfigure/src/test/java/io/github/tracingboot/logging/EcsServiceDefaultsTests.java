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

package io.github.tracingboot.logging;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EcsServiceDefaults}.
 */
class EcsServiceDefaultsTests {

	private static final String VERSION = "logging.structured.ecs.service.version";

	private static final String ENVIRONMENT = "logging.structured.ecs.service.environment";

	private static final String NODE = "logging.structured.ecs.service.node-name";

	private final MockEnvironment environment = new MockEnvironment().withProperty("HOSTNAME", "pod-1");

	@Test
	void shouldTakeTheVersionFromTheBuildInformation(@TempDir Path classes) throws IOException {
		Files.createDirectories(classes.resolve("META-INF"));
		Files.writeString(classes.resolve("META-INF/build-info.properties"), "build.version=4.5.6\n");
		try (URLClassLoader classLoader = new URLClassLoader(new URL[] { classes.toUri().toURL() }, null)) {
			assertThat(EcsServiceDefaults.defaults(this.environment, classLoader)).containsEntry(VERSION, "4.5.6");
			this.environment.setProperty("spring.application.version", "1");
			assertThat(EcsServiceDefaults.defaults(this.environment, classLoader)).doesNotContainKey(VERSION);
		}
	}

	@Test
	void shouldTakeTheEnvironmentFromTheProfilesUnlessTheSpansNameIt() {
		assertThat(EcsServiceDefaults.defaults(this.environment, null)).doesNotContainKeys(ENVIRONMENT, VERSION);
		this.environment.setActiveProfiles("prod", "eu");
		assertThat(EcsServiceDefaults.defaults(this.environment, null)).containsEntry(ENVIRONMENT, "prod,eu");
		this.environment.setProperty("management.opentelemetry.resource-attributes.deployment.environment.name",
				"blue");
		assertThat(EcsServiceDefaults.defaults(this.environment, null)).containsEntry(ENVIRONMENT, "blue");
	}

	@Test
	void shouldTakeTheNodeFromTheInstanceIdOrTheHostName() {
		assertThat(EcsServiceDefaults.defaults(this.environment, null)).containsEntry(NODE, "pod-1");
		this.environment.setProperty("management.opentelemetry.resource-attributes.service.instance.id", "i-7");
		assertThat(EcsServiceDefaults.defaults(this.environment, null)).containsEntry(NODE, "i-7");
	}

	@Test
	void shouldGiveNothingWhenJsonIsLeftToSpringBoot() {
		this.environment.setProperty("tracing.logging.json.enabled", "false");
		assertThat(EcsServiceDefaults.defaults(this.environment, null)).isEmpty();
	}

}
