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

package io.github.tracingboot.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application, started as a user starts it, on a free port.
 */
public final class RunningApplication implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private final HttpClient client = HttpClient.newHttpClient();

	private final ConfigurableApplicationContext context;

	private RunningApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Starts an application.
	 * @param application the application's class
	 * @param properties its properties, as {@code key=value}
	 * @return the running application
	 */
	public static RunningApplication start(Class<?> application, String... properties) {
		String[] arguments = Stream.concat(Stream.of("server.port=0"), Stream.of(properties))
			.map((property) -> "--" + property)
			.toArray(String[]::new);
		return new RunningApplication(new SpringApplicationBuilder(application).main(application).run(arguments));
	}

	/**
	 * Takes an application that was started in another way.
	 * @param context the application's context
	 * @return the running application
	 */
	public static RunningApplication of(ConfigurableApplicationContext context) {
		return new RunningApplication(context);
	}

	/**
	 * A bean of the application.
	 * @param <T> the type of the bean
	 * @param type the type of the bean
	 * @return the bean
	 */
	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/**
	 * The application's context.
	 * @return the context
	 */
	public ConfigurableApplicationContext context() {
		return this.context;
	}

	/**
	 * Port of the application's web server.
	 * @return the port
	 */
	public int port() {
		return port("local.server.port");
	}

	/**
	 * Port of the management endpoints.
	 * @return the port
	 */
	public int managementPort() {
		return port("local.management.port");
	}

	private int port(String property) {
		return this.context.getEnvironment().getRequiredProperty(property, Integer.class);
	}

	/**
	 * Calls the application as a caller that has a trace.
	 * @param caller the caller
	 * @param path the path, with query if any
	 * @param headers names and values of further headers, in turn
	 * @return the response
	 */
	public HttpResponse<String> get(Caller caller, String path, String... headers) {
		String[] all = Stream.concat(Stream.of("traceparent", caller.traceparent()), Stream.of(headers))
			.toArray(String[]::new);
		return get(port(), path, all);
	}

	/**
	 * Calls the application.
	 * @param port the port
	 * @param path the path, with query if any
	 * @param headers names and values of headers, in turn
	 * @return the response
	 */
	public HttpResponse<String> get(int port, String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
			.timeout(TIMEOUT);
		if (headers.length > 0) {
			request.headers(headers);
		}
		return send(request.build());
	}

	/**
	 * Calls the application.
	 * @param request the request
	 * @return the response
	 */
	public HttpResponse<String> send(HttpRequest request) {
		try {
			return this.client.send(request, HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

}
