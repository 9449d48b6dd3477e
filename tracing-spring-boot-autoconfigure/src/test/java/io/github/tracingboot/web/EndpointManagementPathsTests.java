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

package io.github.tracingboot.web;

import java.util.Collection;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.endpoint.EndpointsSupplier;
import org.springframework.boot.actuate.endpoint.ExposableEndpoint;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link EndpointManagementPaths}.
 */
class EndpointManagementPathsTests {

	@Test
	void shouldBeEverythingBelowTheBasePath() {
		assertThat(patterns("/ops", ManagementPortType.SAME, "", "health")).containsExactly("/ops/**");
	}

	@Test
	void shouldBeTheEndpointsAloneWhenTheBasePathIsTheRoot() {
		assertThat(patterns("/", ManagementPortType.SAME, "", "health")).containsExactly("/health/**");
		assertThat(patterns("", ManagementPortType.SAME, "", "health")).containsExactly("/health/**");
	}

	@Test
	void shouldNotBeTheWholeApplicationWhenAnEndpointIsAtTheRoot() {
		assertThat(patterns("/", ManagementPortType.SAME, "", "/")).containsExactly("/");
	}

	@Test
	void shouldBeBelowThePathOfTheWebFramework() {
		assertThat(patterns("/actuator", ManagementPortType.SAME, "/api/", "health"))
			.containsExactly("/api/actuator/**");
	}

	@Test
	void shouldBeAdditionalPathsAloneWhenTheEndpointsHaveAPortOfTheirOwn() {
		assertThat(patterns("/actuator", ManagementPortType.DIFFERENT, "", "health", "/livez", "readyz"))
			.containsExactly("/livez/**", "/readyz/**");
		assertThat(patterns("/actuator", ManagementPortType.DISABLED, "", "health")).isEmpty();
	}

	private static Collection<String> patterns(String basePath, ManagementPortType portType, String prefix,
			String rootPath, String... additionalPaths) {
		TestEndpoint endpoint = mock(TestEndpoint.class);
		given(endpoint.getRootPath()).willReturn(rootPath);
		given(endpoint.getAdditionalPaths(WebServerNamespace.SERVER)).willReturn(List.of(additionalPaths));
		EndpointsSupplier<TestEndpoint> supplier = () -> List.of(endpoint);
		PathMappedEndpoints endpoints = new PathMappedEndpoints(basePath, List.of(supplier));
		return new EndpointManagementPaths(endpoints, portType, prefix).patterns();
	}

	interface TestEndpoint extends ExposableEndpoint<org.springframework.boot.actuate.endpoint.web.WebOperation>,
			org.springframework.boot.actuate.endpoint.web.PathMappedEndpoint {

	}

}
