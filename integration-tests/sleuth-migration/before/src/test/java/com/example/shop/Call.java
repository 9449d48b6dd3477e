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

package com.example.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A call by a service that sends B3 headers, as all did.
 */
public final class Call {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private final String traceId = UUID.randomUUID().toString().replace("-", "");

	private final String spanId = this.traceId.substring(16);

	private final Map<String, String> headers = new TreeMap<>();

	private Call() {
	}

	/**
	 * Within a trace that is recorded.
	 * @return the call
	 */
	public static Call traced() {
		return new Call().withDecision("1");
	}

	/**
	 * Within a trace that is not recorded.
	 * @return the call
	 */
	public static Call unsampled() {
		return new Call().withDecision("0");
	}

	/**
	 * Without a trace.
	 * @return the call
	 */
	public static Call untraced() {
		return new Call();
	}

	private Call withDecision(String sampled) {
		return with("X-B3-TraceId", this.traceId).with("X-B3-SpanId", this.spanId).with("X-B3-Sampled", sampled);
	}

	/**
	 * Adds a header.
	 * @param name its name
	 * @param value its value
	 * @return this
	 */
	public Call with(String name, String value) {
		this.headers.put(name, value);
		return this;
	}

	/**
	 * The trace of the caller.
	 * @return its id
	 */
	public String traceId() {
		return this.traceId;
	}

	/**
	 * The span of the caller.
	 * @return its id
	 */
	public String spanId() {
		return this.spanId;
	}

	/**
	 * Sends it.
	 * @param method the HTTP method
	 * @param address the address
	 * @return the body of the answer
	 */
	public String send(String method, String address) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
			.method(method, BodyPublishers.noBody())
			.timeout(Duration.ofMinutes(1));
		this.headers.forEach(request::header);
		try {
			return HTTP.send(request.build(), BodyHandlers.ofString()).body();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
