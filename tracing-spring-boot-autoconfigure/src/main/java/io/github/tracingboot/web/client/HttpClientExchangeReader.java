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

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * {@link HttpExchangeReader} for the JDK's {@code HttpClient}.
 */
class HttpClientExchangeReader implements HttpExchangeReader {

	@Override
	public @Nullable HttpExchange read(Observation.ContextView context) {
		if (!(context instanceof HttpClientRequestContext call)) {
			return null;
		}
		return new HttpExchange(call.getRequest().method(), call.getRequest().uri(), null,
				(call.getResponse() != null) ? call.getResponse().statusCode() : null);
	}

	@Override
	public boolean hasHeader(Observation.ContextView context, String name) {
		return context instanceof HttpClientRequestContext call
				&& call.getRequest().headers().firstValue(name).isPresent();
	}

}
