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
import org.springframework.web.client.RestTemplate;

/**
 * {@link ClientTracing} for {@link RestTemplate}, which is changed in place.
 */
class RestTemplateTracing implements ClientTracing<RestTemplate> {

	private final ClientObservability observability;

	private final ObjectProvider<ClientRequestObservationConvention> conventions;

	RestTemplateTracing(ClientObservability observability,
			ObjectProvider<ClientRequestObservationConvention> conventions) {
		this.observability = observability;
		this.conventions = conventions;
	}

	@Override
	public RestTemplate instrument(RestTemplate client) {
		if (client.getObservationRegistry() != ObservationRegistry.NOOP) {
			return client;
		}
		ObservationRegistry registry = this.observability.registry();
		if (registry == null) {
			return client;
		}
		if (client.getObservationConvention() == null) {
			client.setObservationConvention(this.conventions.getIfAvailable(
					() -> new DefaultClientRequestObservationConvention(this.observability.requestsName())));
		}
		client.setObservationRegistry(registry);
		return client;
	}

}
