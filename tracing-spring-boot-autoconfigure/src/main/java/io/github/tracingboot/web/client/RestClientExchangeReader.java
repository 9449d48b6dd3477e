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

import java.io.IOException;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.observation.ClientRequestObservationContext;

/**
 * {@link HttpExchangeReader} for {@code RestTemplate} and {@code RestClient}.
 */
class RestClientExchangeReader implements HttpExchangeReader {

	@Override
	public @Nullable HttpExchange read(Observation.ContextView context) {
		if (!(context instanceof ClientRequestObservationContext call)) {
			return null;
		}
		ClientHttpRequest request = call.getCarrier();
		if (request == null) {
			return null;
		}
		return new HttpExchange(request.getMethod().name(), request.getURI(), call.getUriTemplate(),
				status(call.getResponse()));
	}

	@Override
	public boolean hasHeader(Observation.ContextView context, String name) {
		ClientHttpRequest request = (context instanceof ClientRequestObservationContext call) ? call.getCarrier()
				: null;
		return request != null && request.getHeaders().containsHeader(name);
	}

	private static @Nullable Integer status(@Nullable ClientHttpResponse response) {
		try {
			return (response != null) ? response.getStatusCode().value() : null;
		}
		catch (IOException ex) {
			return null;
		}
	}

}
