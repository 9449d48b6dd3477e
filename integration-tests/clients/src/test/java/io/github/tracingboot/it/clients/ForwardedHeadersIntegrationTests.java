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

package io.github.tracingboot.it.clients;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The headers of a mesh and of a tenant, from a caller through the application to the
 * next service.
 */
class ForwardedHeadersIntegrationTests extends AbstractClientIntegrationTests {

	private static final String LOGGED_ID = "<%X{x-request-id:-}>";

	ForwardedHeadersIntegrationTests() {
		super(ForwardingApplication.class, "--tracing.propagation.preset=istio",
				"--tracing.propagation.forward-headers=X-Tenant-*", "--logging.pattern.level=%5p " + LOGGED_ID,
				"--spring.main.allow-bean-definition-overriding=false");
	}

	@ParameterizedTest
	@ValueSource(strings = { "templateByBuilder", "templateByNew", "restClientByCreate", "webClientByCreate",
			"webClientOnHttpClientBean", "restClientOnHttpClientBean", "interfaceOnRestClient", "httpClientSync",
			"httpClientAsync", "asyncMethod", "executorTask", "delayedTask", "reactiveChain" })
	void shouldReachTheNextServiceUnchanged(String name, CapturedOutput output) {
		Caller caller = Caller.sampled();
		Map<String, String> sent = mesh(caller, UUID.randomUUID().toString());
		assertThat(call(name, "/ok", headers(sent))).isEqualTo("done");
		Map<String, List<String>> received = this.downstream.requests().get(0);
		sent.forEach((header, value) -> {
			if (!header.equals("traceparent")) {
				assertThat(received.get(header)).as(header).containsExactly(value);
			}
		});
		assertThat(traceparent(received).group(1)).isEqualTo(caller.traceId());
		assertThat(traceparent(received).group(2)).isNotEqualTo(caller.spanId());
		assertThat(received).doesNotContainKeys("x-other");
		assertThat(LogLines.awaitAll(output, caller.traceId())).hasSizeGreaterThan(1)
			.allMatch((line) -> line.contains("<" + sent.get("x-request-id") + ">"))
			.anyMatch((line) -> line.contains("first line"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "templateWithOwnId", "templateWithOwnIdByInterceptor", "restClientWithOwnId",
			"restClientWithOwnDefault", "webClientWithOwnId", "httpClientWithOwnId" })
	void shouldNotReplaceTheHeaderThatTheApplicationSets(String name) {
		call(name, "/ok", headers(mesh(Caller.sampled(), "the-callers")));
		Map<String, List<String>> received = this.downstream.requests().get(0);
		assertThat(received.get("x-request-id")).containsExactly(ForwardingApplication.OWN_ID);
		assertThat(received.get("x-tenant-id")).containsExactly("acme");
	}

	@Test
	void shouldNotLeaveWithTheNextRequestWhenAChainIsShared() {
		call("sharedChain", "/shared", "x-request-id", "first", "x-tenant-id", "acme", "baggage", "k=v");
		call("sharedChain", "/shared", "x-request-id", "second");
		call("sharedChain", "/shared");
		assertThat(this.downstream.requests()).extracting((headers) -> headers.get("x-request-id"))
			.containsExactly(List.of("first"), List.of("second"), null);
		assertThat(this.downstream.requests()).extracting((headers) -> headers.containsKey("x-tenant-id"))
			.containsExactly(true, false, false);
		assertThat(this.downstream.requests()).extracting((headers) -> headers.containsKey("baggage"))
			.containsExactly(true, false, false);
	}

	@Test
	void shouldNeverBeThoseOfAnotherRequest(CapturedOutput output) throws Exception {
		List<String> callers = List.of("templateByNew", "restClientByCreate", "webClientByCreate", "httpClientAsync",
				"asyncMethod", "executorTask", "delayedTask", "reactiveChain");
		Map<String, String> ids = new LinkedHashMap<>();
		List<Future<String>> calls = new ArrayList<>();
		ExecutorService clients = Executors.newFixedThreadPool(20);
		try {
			for (int i = 0; i < 200; i++) {
				Caller caller = Caller.sampled();
				String id = (i % 10 != 0) ? UUID.randomUUID().toString() : null;
				ids.put(caller.traceId(), id);
				String name = callers.get(i % callers.size());
				String[] headers = (id != null) ? headers(mesh(caller, id))
						: new String[] { "traceparent", caller.traceparent() };
				calls.add(clients.submit(() -> call(name, "/ok", headers)));
			}
			for (Future<String> call : calls) {
				assertThat(call.get()).isEqualTo("done");
			}
		}
		finally {
			clients.shutdownNow();
		}
		assertThat(this.downstream.requests()).hasSize(200).allSatisfy((received) -> {
			String id = ids.get(traceparent(received).group(1));
			assertThat(received.get("x-request-id")).isEqualTo((id != null) ? List.of(id) : null);
		});
		List<String> lines = LogLines.all(output, "[");
		ids.forEach((traceId, id) -> assertThat(lines).filteredOn((line) -> line.contains(traceId))
			.hasSizeGreaterThan(1)
			.allMatch((line) -> line.contains("<" + ((id != null) ? id : "") + ">")));
	}

	@Test
	void shouldServeHostileRequests() {
		String[] hostile = Stream
			.concat(Stream.of("x-request-id", "\u00e9vil", "x-tenant-a", "x".repeat(3000)),
					Stream.iterate(0, (i) -> i + 1).limit(70).flatMap((i) -> Stream.of("x-tenant-h" + i, "v")))
			.toArray(String[]::new);
		assertThat(call("restClientByCreate", "/ok", hostile)).isEqualTo("done");
		Map<String, List<String>> received = this.downstream.requests().get(0);
		assertThat(received).doesNotContainKeys("x-request-id", "x-tenant-a").containsKey("x-tenant-h0");
		assertThat(received.keySet()).filteredOn((name) -> name.toLowerCase().startsWith("x-tenant-h")).hasSize(64);
	}

	private static Map<String, String> mesh(Caller caller, String requestId) {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("traceparent", caller.traceparent());
		headers.put("x-request-id", requestId);
		headers.put("b3", caller.traceId() + "-" + caller.spanId() + "-1");
		headers.put("x-b3-traceid", caller.traceId());
		headers.put("x-b3-spanid", caller.spanId());
		headers.put("x-b3-parentspanid", caller.spanId());
		headers.put("x-b3-sampled", "1");
		headers.put("x-b3-flags", "0");
		headers.put("x-ot-span-context", "Aa+/==");
		headers.put("x-cloud-trace-context", caller.traceId() + "/1;o=1");
		headers.put("grpc-trace-bin", "AAAR/w==");
		headers.put("x-datadog-trace-id", "1");
		headers.put("x-datadog-parent-id", "2");
		headers.put("x-datadog-sampling-priority", "1");
		headers.put("sw8", "1-YQ==-Yg==-3-c2VydmljZQ==-aW5zdGFuY2U=-L3BhdGg=-aG9zdDo4MA==");
		headers.put("x-amzn-trace-id", "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1");
		headers.put("x-tenant-id", "acme");
		return headers;
	}

	private static String[] headers(Map<String, String> headers) {
		return Stream
			.concat(Stream.of("x-other", "stays"),
					headers.entrySet().stream().flatMap((header) -> Stream.of(header.getKey(), header.getValue())))
			.toArray(String[]::new);
	}

}
