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

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import io.micrometer.observation.transport.RequestReplySenderContext;

/**
 * Context of the observation of a call through the JDK's {@code HttpClient}. Use it in a
 * {@code GlobalObservationConvention}, predicate or filter to change or silence what is
 * recorded. The carrier is the builder of the request that will be sent.
 *
 * @since 0.1.0
 */
public class HttpClientRequestContext extends RequestReplySenderContext<HttpRequest.Builder, HttpResponse<?>> {

	private final HttpRequest request;

	/**
	 * Creates the context of a call.
	 * @param request the request as the application made it
	 * @param builder the builder of a copy of that request, to which headers are added
	 */
	public HttpClientRequestContext(HttpRequest request, HttpRequest.Builder builder) {
		super((carrier, name, value) -> {
			if (carrier != null) {
				carrier.setHeader(name, value);
			}
		});
		this.request = request;
		setCarrier(builder);
	}

	/**
	 * Returns the request as the application made it, without the trace headers.
	 * @return the request
	 */
	public HttpRequest getRequest() {
		return this.request;
	}

}
