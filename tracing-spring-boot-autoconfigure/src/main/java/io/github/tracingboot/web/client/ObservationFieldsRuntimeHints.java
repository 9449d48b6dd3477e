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

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * Makes the fields that {@link ObservationFields} reads readable in a native image.
 */
class ObservationFieldsRuntimeHints implements RuntimeHintsRegistrar {

	private static final String[] CLIENTS_AND_BUILDERS = { "org.springframework.web.client.DefaultRestClient",
			"org.springframework.web.client.DefaultRestClientBuilder",
			"org.springframework.web.reactive.function.client.DefaultWebClient",
			"org.springframework.web.reactive.function.client.DefaultWebClientBuilder" };

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		for (String name : CLIENTS_AND_BUILDERS) {
			hints.reflection().registerTypeIfPresent(classLoader, name, MemberCategory.ACCESS_DECLARED_FIELDS);
		}
	}

}
