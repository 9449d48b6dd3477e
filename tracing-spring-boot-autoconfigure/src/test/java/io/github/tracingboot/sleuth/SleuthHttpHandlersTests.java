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

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.tracingboot.TracingRunner;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cloud.sleuth.ScopedSpan;
import org.springframework.cloud.sleuth.Span;
import org.springframework.cloud.sleuth.Tracer;
import org.springframework.cloud.sleuth.http.HttpClientHandler;
import org.springframework.cloud.sleuth.http.HttpClientRequest;
import org.springframework.cloud.sleuth.http.HttpClientResponse;
import org.springframework.cloud.sleuth.http.HttpRequestParser;
import org.springframework.cloud.sleuth.http.HttpResponseParser;
import org.springframework.cloud.sleuth.http.HttpServerHandler;
import org.springframework.cloud.sleuth.http.HttpServerRequest;
import org.springframework.cloud.sleuth.http.HttpServerResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SleuthHttpClientHandler} and {@link SleuthHttpServerHandler}.
 */
class SleuthHttpHandlersTests {

	private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

	private final ApplicationContextRunner runner = TracingRunner.create()
		.withBean(SpanProcessor.class, () -> SimpleSpanProcessor.create(this.exporter));

	@Test
	void shouldCarryATraceFromAClientToAServer() {
		HttpRequestParser requestParser = (request, context, span) -> span.tag("parsed.url", request.url());
		HttpResponseParser responseParser = (response, context, span) -> span.tag("parsed.status",
				String.valueOf(response.statusCode()));
		this.runner.withBean("sleuthHttpClientRequestParser", HttpRequestParser.class, () -> requestParser)
			.withBean("sleuthHttpServerResponseParser", HttpResponseParser.class, () -> responseParser)
			.run((context) -> {
				HttpClientHandler client = context.getBean(HttpClientHandler.class);
				HttpServerHandler server = context.getBean(HttpServerHandler.class);
				ScopedSpan caller = context.getBean(Tracer.class).startScopedSpan("caller");
				Exchange exchange = new Exchange(200, "/orders/{id}", null);
				Span sent = client.handleSend(exchange);
				Span received = server.handleReceive(exchange.received());
				server.handleSend(exchange.answered(), received);
				client.handleReceive(exchange.answer(), sent);
				caller.end();
				SpanData clientSpan = span(SpanKind.CLIENT);
				SpanData serverSpan = span(SpanKind.SERVER);
				assertThat(clientSpan.getParentSpanId()).isEqualTo(caller.context().spanId());
				assertThat(serverSpan.getParentSpanId()).isEqualTo(clientSpan.getSpanId());
				assertThat(serverSpan.getTraceId()).isEqualTo(caller.context().traceId());
				assertThat(clientSpan.getName()).isEqualTo("GET");
				assertThat(serverSpan.getName()).isEqualTo("GET /orders/{id}");
				assertThat(tag(clientSpan, "http.request.method")).isEqualTo("GET");
				assertThat(tag(clientSpan, "url.path")).isEqualTo("/orders/1");
				assertThat(tag(clientSpan, "http.response.status_code")).isEqualTo("200");
				assertThat(tag(clientSpan, "error.type")).isNull();
				assertThat(tag(clientSpan, "parsed.url")).isEqualTo("http://shop/orders/1");
				assertThat(tag(clientSpan, "parsed.status")).isNull();
				assertThat(tag(clientSpan, "network.peer.address")).isEqualTo("10.0.0.1");
				assertThat(tag(serverSpan, "parsed.status")).isEqualTo("200");
				assertThat(tag(serverSpan, "parsed.url")).isNull();
			});
	}

	@Test
	void shouldTakeAGivenParentAndSpeakOfFailures() {
		this.runner.run((context) -> {
			HttpClientHandler client = context.getBean(HttpClientHandler.class);
			Span parent = context.getBean(Tracer.class).nextSpan().name("parent").start();
			Exchange missing = new Exchange(404, null, null);
			client.handleReceive(missing.answer(), client.handleSend(missing, parent.context()));
			assertThat(tag(span(SpanKind.CLIENT), "error.type")).isEqualTo("404");
			assertThat(span(SpanKind.CLIENT).getParentSpanId()).isEqualTo(parent.context().spanId());
			this.exporter.reset();
			Exchange broken = new Exchange(0, null, new IllegalStateException("refused"));
			client.handleReceive(broken.answer(), client.handleSend(broken, null));
			assertThat(span(SpanKind.CLIENT).getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
			assertThat(tag(span(SpanKind.CLIENT), "http.response.status_code")).isNull();
			parent.end();
		});
	}

	@Test
	void shouldNameTheSpanByTheRouteWhenTheResponseKnowsNoMethod() {
		this.runner.run((context) -> {
			HttpServerHandler server = context.getBean(HttpServerHandler.class);
			Exchange exchange = new Exchange(200, "/orders/{id}", null);
			server.handleSend(new HttpServerResponse() {

				@Override
				public int statusCode() {
					return 200;
				}

				@Override
				public String route() {
					return "/orders/{id}";
				}

				@Override
				public Collection<String> headerNames() {
					return List.of();
				}

				@Override
				public Object unwrap() {
					return this;
				}

			}, server.handleReceive(exchange.received()));
			assertThat(span(SpanKind.SERVER).getName()).isEqualTo("/orders/{id}");
		});
	}

	@Test
	void shouldBackOffFromHandlersOfTheUsers() {
		this.runner.withBean(HttpClientHandler.class, () -> mock(HttpClientHandler.class))
			.withBean(HttpServerHandler.class, () -> mock(HttpServerHandler.class))
			.run((context) -> assertThat(context).hasSingleBean(HttpClientHandler.class)
				.hasSingleBean(HttpServerHandler.class)
				.doesNotHaveBean(SleuthHttpClientHandler.class)
				.doesNotHaveBean(SleuthHttpServerHandler.class));
	}

	private SpanData span(SpanKind kind) {
		return this.exporter.getFinishedSpanItems()
			.stream()
			.filter((span) -> span.getKind() == kind)
			.findFirst()
			.orElseThrow();
	}

	private static String tag(SpanData span, String key) {
		return span.getAttributes().get(AttributeKey.stringKey(key));
	}

	private static final class Exchange implements HttpClientRequest {

		private final Map<String, String> headers = new HashMap<>();

		private final int status;

		private final String route;

		private final Throwable error;

		Exchange(int status, String route, Throwable error) {
			this.status = status;
			this.route = route;
			this.error = error;
		}

		@Override
		public void header(String name, String value) {
			this.headers.put(name, value);
		}

		@Override
		public String method() {
			return "GET";
		}

		@Override
		public String path() {
			return "/orders/1";
		}

		@Override
		public String url() {
			return "http://shop/orders/1";
		}

		@Override
		public String header(String name) {
			return this.headers.get(name);
		}

		@Override
		public String remoteIp() {
			return "10.0.0.1";
		}

		@Override
		public Collection<String> headerNames() {
			return this.headers.keySet();
		}

		@Override
		public Object unwrap() {
			return this;
		}

		HttpServerRequest received() {
			Exchange sent = this;
			return new HttpServerRequest() {

				@Override
				public String method() {
					return sent.method();
				}

				@Override
				public String path() {
					return sent.path();
				}

				@Override
				public String url() {
					return sent.url();
				}

				@Override
				public String header(String name) {
					return sent.header(name);
				}

				@Override
				public Collection<String> headerNames() {
					return sent.headerNames();
				}

				@Override
				public Object unwrap() {
					return sent;
				}

			};
		}

		HttpServerResponse answered() {
			Exchange exchange = this;
			return new HttpServerResponse() {

				@Override
				public int statusCode() {
					return exchange.status;
				}

				@Override
				public String method() {
					return exchange.method();
				}

				@Override
				public String route() {
					return exchange.route;
				}

				@Override
				public Collection<String> headerNames() {
					return List.of();
				}

				@Override
				public Object unwrap() {
					return exchange;
				}

			};
		}

		HttpClientResponse answer() {
			Exchange exchange = this;
			return new HttpClientResponse() {

				@Override
				public int statusCode() {
					return exchange.status;
				}

				@Override
				public Throwable error() {
					return exchange.error;
				}

				@Override
				public Collection<String> headerNames() {
					return List.of();
				}

				@Override
				public Object unwrap() {
					return exchange;
				}

			};
		}

	}

}
