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

package io.github.tracingboot.it.webflux;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RunningApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The headers of a mesh through reactive chains, whose threads know nothing of them when
 * the propagation of context is limited.
 */
@ExtendWith(OutputCaptureExtension.class)
class ForwardedHeadersIntegrationTests {

	private static final String[] PROPERTIES = { "tracing.propagation.preset=istio",
			"logging.pattern.level=%5p <%X{x-request-id:-}>" };

	// The hooks are the JVM's.
	@AfterEach
	void propagateContextAgain() {
		Hooks.enableAutomaticContextPropagation();
	}

	@ParameterizedTest
	@ValueSource(strings = { "auto", "limited" })
	void shouldReachTheNextService(String propagation, CapturedOutput output) {
		try (RunningApplication application = start(propagation)) {
			Caller caller = Caller.sampled();
			String id = UUID.randomUUID().toString();
			String received = application
				.get(caller, "/relay", "x-request-id", id, "b3", caller.traceId() + "-" + caller.spanId() + "-1",
						"x-ot-span-context", "Aa+/==", "x-other", "stays")
				.body();
			assertThat(received).contains("\"x-request-id\":\"" + id + "\"")
				.contains("\"b3\":\"" + caller.traceId() + "-" + caller.spanId() + "-1\"")
				.contains("\"x-ot-span-context\":\"Aa+/==\"")
				.contains("\"traceparent\":\"00-" + caller.traceId())
				.doesNotContain("\"traceparent\":\"" + caller.traceparent())
				.doesNotContain("x-other");
			assertThat(LogLines.awaitAll(output, "first filter before /relay")).allMatch((line) -> line.contains(id));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "auto", "limited" })
	void shouldReachTheNextServiceFromThreadsFurtherAlongTheChain(String propagation, CapturedOutput output) {
		try (RunningApplication application = start(propagation)) {
			String id = UUID.randomUUID().toString();
			application.get(Caller.sampled(), "/hops/chained", "x-request-id", id);
			assertThat(LogLines.awaitAll(output, "controller found order chained")).singleElement()
				.asString()
				.contains("<" + id + ">");
			assertThat(LogLines.all(output, "first filter before /nowhere")).isNotEmpty()
				.allMatch((line) -> line.contains("<" + id + ">"));
			if (propagation.equals("auto")) {
				assertThat(LogLines.all(output, "hop chained")).hasSizeGreaterThan(4)
					.allMatch((line) -> line.contains("<" + id + ">"));
			}
		}
	}

	@Test
	void shouldNeverBeThoseOfAnotherRequest(CapturedOutput output) {
		try (RunningApplication application = start("auto")) {
			WebClient client = WebClient.create("http://localhost:" + application.port());
			Map<String, String> ids = new LinkedHashMap<>();
			for (int i = 0; i < 200; i++) {
				ids.put("order" + i + ".", (i % 10 != 0) ? UUID.randomUUID().toString() : "");
			}
			Flux.fromIterable(ids.entrySet())
				.flatMap((request) -> call(client, request.getKey(), request.getValue()), 200)
				.blockLast();
			List<String> lines = LogLines.all(output, " order", ".");
			ids.forEach((key, id) -> assertThat(lines).filteredOn((line) -> line.contains(" " + key))
				.hasSizeGreaterThan(5)
				.allMatch((line) -> line.contains("<" + id + ">"))
				.anyMatch((line) -> line.contains("controller found order")));
		}
	}

	private static Mono<String> call(WebClient client, String key, String id) {
		WebClient.RequestHeadersSpec<?> request = client.get().uri("/hops/{key}", key);
		return (id.isEmpty() ? request : request.header("x-request-id", id)).retrieve().bodyToMono(String.class);
	}

	private static RunningApplication start(String propagation) {
		Hooks.disableAutomaticContextPropagation();
		return RunningApplication.start(WebFluxApplication.class, PROPERTIES[0], PROPERTIES[1],
				"spring.reactor.context-propagation=" + propagation);
	}

}
