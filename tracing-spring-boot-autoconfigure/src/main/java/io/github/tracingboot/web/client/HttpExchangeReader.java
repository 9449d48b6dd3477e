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

import java.util.ArrayList;
import java.util.List;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Reads what an observation knows of an outgoing call.
 */
interface HttpExchangeReader {

	/**
	 * Reads the call.
	 * @param context the context of any observation
	 * @return the call, or {@code null} if the observation is of something else
	 */
	@Nullable HttpExchange read(Observation.ContextView context);

	/**
	 * Whether the application has set a header of a call that is about to be made.
	 * @param context the context of any observation
	 * @param name the name of the header
	 * @return whether it has; {@code false} if the observation is of something else
	 */
	boolean hasHeader(Observation.ContextView context, String name);

	/**
	 * Takes away what an earlier call added to the headers of a request that serves
	 * several calls, so that none leaves with the headers of another one.
	 * @param context the context of any observation
	 */
	default void resetHeaders(Observation.ContextView context) {
	}

	/**
	 * Returns a reader for all kinds of clients that are on the class path. Each kind is
	 * read by a class of its own, so that none links to what is absent.
	 * @param classLoader the class loader to look into
	 * @return the reader
	 */
	static HttpExchangeReader ofAvailableClients(@Nullable ClassLoader classLoader) {
		List<HttpExchangeReader> readers = new ArrayList<>();
		readers.add(new HttpClientExchangeReader());
		if (ClassUtils.isPresent("org.springframework.http.client.observation.ClientRequestObservationContext",
				classLoader)) {
			readers.add(new RestClientExchangeReader());
		}
		if (ClassUtils.isPresent("org.springframework.web.reactive.function.client.ClientRequestObservationContext",
				classLoader)) {
			readers.add(new WebClientExchangeReader());
		}
		return new CompositeHttpExchangeReader(readers);
	}

}
