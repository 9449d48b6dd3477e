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

package io.github.tracingboot.sleuth;

import org.jspecify.annotations.Nullable;

import org.springframework.cloud.sleuth.Span;
import org.springframework.cloud.sleuth.http.HttpRequest;
import org.springframework.cloud.sleuth.http.HttpRequestParser;
import org.springframework.cloud.sleuth.http.HttpResponse;
import org.springframework.cloud.sleuth.http.HttpResponseParser;

/**
 * Describes spans of requests by OpenTelemetry's conventions for HTTP, as the starter's
 * own, and asks the user's parsers for more.
 */
final class HttpSpans {

	private final int firstErrorStatus;

	private final @Nullable HttpRequestParser requestParser;

	private final @Nullable HttpResponseParser responseParser;

	/**
	 * Creates an instance.
	 * @param firstErrorStatus the status from which on a response is an error
	 * @param requestParser the user's parser of requests
	 * @param responseParser the user's parser of responses
	 */
	HttpSpans(int firstErrorStatus, @Nullable HttpRequestParser requestParser,
			@Nullable HttpResponseParser responseParser) {
		this.firstErrorStatus = firstErrorStatus;
		this.requestParser = requestParser;
		this.responseParser = responseParser;
	}

	Span start(HttpRequest request, Span.Builder builder) {
		String remoteIp = request.remoteIp();
		if (remoteIp != null) {
			builder.remoteIpAndPort(remoteIp, request.remotePort());
		}
		Span span = builder.kind(request.spanKind()).name(request.method()).start();
		span.tag("http.request.method", request.method());
		String path = request.path();
		if (path != null) {
			span.tag("url.path", path);
		}
		if (this.requestParser != null) {
			this.requestParser.parse(request, span.context(), span);
		}
		return span;
	}

	void end(HttpResponse response, Span span) {
		int status = response.statusCode();
		if (status > 0) {
			span.tag("http.response.status_code", String.valueOf(status));
		}
		String route = response.route();
		if (route != null && !route.isEmpty()) {
			String method = response.method();
			span.tag("http.route", route).name((method != null) ? method + " " + route : route);
		}
		if (this.responseParser != null) {
			this.responseParser.parse(response, span.context(), span);
		}
		Throwable error = response.error();
		if (error != null) {
			span.error(error);
		}
		else if (status >= this.firstErrorStatus) {
			span.tag("error.type", String.valueOf(status));
		}
		span.end();
	}

}
