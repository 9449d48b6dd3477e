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

package io.github.tracingboot.it.sample;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import io.github.tracingboot.it.search.SearchServer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/**
 * One store for all test classes: it starts when the first asks for it and ends with the
 * last.
 */
class RunningStore extends TypeBasedParameterResolver<Store> {

	/**
	 * Which server gets the spans, beside Zipkin, if this machine can run any.
	 */
	static final Optional<SearchServer.Kind> SPANS = Arrays.stream(SearchServer.Kind.values())
		.filter(SearchServer::isAvailable)
		.findFirst();

	@Override
	public Store resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return context.getRoot()
			.getStore(Namespace.create(RunningStore.class))
			.computeIfAbsent(Store.class, (key) -> start(), Store.class);
	}

	private static Store start() {
		return new Store("store",
				SPANS.map(SearchServer::get)
					.map((server) -> Map.of("TRACING_EXPORT_ELASTICSEARCH_ENDPOINT", server.address()))
					.orElse(Map.of()));
	}

}
