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

import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.client.observation.ClientRequestObservationConvention;
import org.springframework.http.client.observation.DefaultClientRequestObservationConvention;
import org.springframework.web.client.RestClient;

/**
 * {@link ClientTracing} for {@link RestClient}, which is copied, and its builder, which
 * is changed in place.
 */
class RestClientTracing implements ClientTracing<RestClient> {

	private final ClientObservability observability;

	private final ObjectProvider<ClientRequestObservationConvention> conventions;

	RestClientTracing(ClientObservability observability,
			ObjectProvider<ClientRequestObservationConvention> conventions) {
		this.observability = observability;
		this.conventions = conventions;
	}

	@Override
	public RestClient instrument(RestClient client) {
		if (!ObservationFields.isKnownUnobserved(client) || this.observability.registry() == null) {
			return client;
		}
		return instrumentBuilder(client.mutate()).build();
	}

	RestClient.Builder instrumentBuilder(RestClient.Builder builder) {
		if (!ObservationFields.isKnownUnobserved(builder)) {
			return builder;
		}
		ObservationRegistry registry = this.observability.registry();
		if (registry == null) {
			return builder;
		}
		if (!ObservationFields.hasConvention(builder, ClientRequestObservationConvention.class)) {
			builder.observationConvention(this.conventions.getIfAvailable(
					() -> new DefaultClientRequestObservationConvention(this.observability.requestsName())));
		}
		return builder.observationRegistry(registry);
	}

}
