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
import java.util.Locale;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * Describes a call through the JDK's {@code HttpClient}. The keys are those of Spring's
 * clients, but for the URI's template, which this client doesn't know. For that reason
 * the name is not Spring's: a meter's tags must be the same wherever it is recorded.
 */
class HttpClientRequestConvention implements ObservationConvention<HttpClientRequestContext> {

	static final String NAME = "jdk.http.client.requests";

	@Override
	public String getName() {
		return NAME;
	}

	@Override
	public String getContextualName(HttpClientRequestContext context) {
		return "http " + context.getRequest().method().toLowerCase(Locale.ROOT);
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(HttpClientRequestContext context) {
		HttpRequest request = context.getRequest();
		HttpResponse<?> response = context.getResponse();
		return KeyValues.of("client.name", orNone(request.uri().getHost()), "exception", exception(context), "method",
				request.method(), "outcome", outcome(response), "status",
				(response != null) ? String.valueOf(response.statusCode()) : "CLIENT_ERROR");
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(HttpClientRequestContext context) {
		return KeyValues.of("http.url", HttpExchange.urlWithoutSecrets(context.getRequest().uri()));
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof HttpClientRequestContext;
	}

	private static String exception(HttpClientRequestContext context) {
		Throwable error = context.getError();
		return orNone((error != null) ? error.getClass().getSimpleName() : null);
	}

	private static String outcome(@Nullable HttpResponse<?> response) {
		HttpStatus.Series series = (response != null) ? HttpStatus.Series.resolve(response.statusCode()) : null;
		if (series == null) {
			return "UNKNOWN";
		}
		return (series == HttpStatus.Series.SUCCESSFUL) ? "SUCCESS" : series.name();
	}

	private static String orNone(@Nullable String value) {
		return (value != null && !value.isEmpty()) ? value : KeyValue.NONE_VALUE;
	}

}
