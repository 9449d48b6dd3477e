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

package io.github.tracingboot.web.client;

import java.net.http.HttpClient;

import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the hints of this package.
 */
class ClientRuntimeHintsTests {

	@Test
	void shouldMakeFieldsOfSpringsClientsAndBuildersReadable() {
		RuntimeHints hints = new RuntimeHints();
		new ObservationFieldsRuntimeHints().registerHints(hints, getClass().getClassLoader());
		for (Object target : new Object[] { RestClient.create(), RestClient.builder(), WebClient.create(),
				WebClient.builder() }) {
			assertThat(RuntimeHintsPredicates.reflection()
				.onFieldAccess(ReflectionUtils.findField(target.getClass(), "observationRegistry"))).accepts(hints);
		}
	}

	@Test
	void shouldMakeTheLifeCycleOfTheJdkClientCallable() {
		RuntimeHints hints = new RuntimeHints();
		new HttpClientRuntimeHints().registerHints(hints, getClass().getClassLoader());
		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(ReflectionUtils.findMethod(HttpClient.class, "newHttpClient"))).accepts(hints);
	}

}
