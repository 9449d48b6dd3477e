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

import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;
import org.springframework.web.reactive.function.client.ClientResponse;

/**
 * {@link HttpExchangeReader} for {@code WebClient}.
 */
class WebClientExchangeReader implements HttpExchangeReader {

	private static final String ORIGINAL = WebClientExchangeReader.class.getName() + ".ORIGINAL";

	@Override
	public @Nullable HttpExchange read(Observation.ContextView context) {
		if (!(context instanceof ClientRequestObservationContext call)) {
			return null;
		}
		ClientRequest request = call.getRequest();
		if (request == null) {
			return null;
		}
		ClientResponse response = call.getResponse();
		return new HttpExchange(request.method().name(), request.url(), call.getUriTemplate(),
				(response != null) ? response.statusCode().value() : null);
	}

	@Override
	public boolean hasHeader(Observation.ContextView context, String name) {
		ClientRequest.Builder request = builder(context);
		AtomicBoolean present = new AtomicBoolean();
		if (request != null) {
			request.headers((headers) -> present.set(headers.containsHeader(name)));
		}
		return present.get();
	}

	// All subscriptions to a chain share the builder of its request.
	@Override
	public void resetHeaders(Observation.ContextView context) {
		ClientRequest.Builder request = builder(context);
		if (request != null) {
			request.headers((headers) -> request.attributes((attributes) -> {
				if (attributes.putIfAbsent(ORIGINAL, HttpHeaders.copyOf(headers)) instanceof HttpHeaders original) {
					headers.clear();
					headers.putAll(original);
				}
			}));
		}
	}

	private static ClientRequest.@Nullable Builder builder(Observation.ContextView context) {
		return (context instanceof ClientRequestObservationContext call) ? call.getCarrier() : null;
	}

}
