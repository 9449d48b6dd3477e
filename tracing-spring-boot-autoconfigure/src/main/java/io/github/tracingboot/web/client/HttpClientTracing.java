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

import io.micrometer.observation.ObservationRegistry;

/**
 * {@link ClientTracing} for the JDK's {@link HttpClient}, which is wrapped.
 */
class HttpClientTracing implements ClientTracing<HttpClient> {

	private static final String MICROMETERS_OWN = "io.micrometer.java11.instrument.binder.jdk.MicrometerHttpClient";

	private final ClientObservability observability;

	private final HttpExchangeReader exchanges;

	HttpClientTracing(ClientObservability observability, HttpExchangeReader exchanges) {
		this.observability = observability;
		this.exchanges = exchanges;
	}

	@Override
	public HttpClient instrument(HttpClient client) {
		if (client instanceof TracingHttpClient || client.getClass().getName().equals(MICROMETERS_OWN)) {
			return client;
		}
		ObservationRegistry registry = this.observability.registry();
		return (registry != null) ? new TracingHttpClient(client, registry, this.exchanges) : client;
	}

}
