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

package io.github.tracingboot.it.lifecycle;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.ChildJvm;
import io.github.tracingboot.it.FakeZipkin;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A process that is asked to end while it has a request in hand.
 */
class GracefulShutdownIntegrationTests {

	private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");

	private static final Duration LIMIT = Duration.ofMinutes(2);

	@Test
	void shouldLogIdsAndDeliverSpansOfRequestInFlightWhenTerminated() throws Exception {
		try (FakeZipkin zipkin = new FakeZipkin();
				ServerSocket gate = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
				ChildJvm.Running service = start(zipkin)) {
			Caller caller = Caller.sampled();
			CompletableFuture<HttpResponse<String>> response = call(caller, service, gate);
			gate.setSoTimeout((int) LIMIT.toMillis());
			try (Socket inFlight = gate.accept()) {
				service.terminate();
				await().atMost(LIMIT)
					.untilAsserted(() -> assertThat(service.output()).contains("Commencing graceful shutdown"));
			}
			ChildJvm.Result result = service.awaitEnd();
			assertThat(response.join().statusCode()).isEqualTo(200);
			assertThat(result.line("did the long work")).containsPattern("\\[" + caller.traceId() + "-[0-9a-f]{16}]");
			assertThat(zipkin.names()).containsExactly("get /long-work");
			assertThat(zipkin.bodies()).singleElement().asString().contains(caller.traceId());
			assertThat(result.output()).contains("Graceful shutdown complete")
				.doesNotContain(" WARN ")
				.doesNotContain(" ERROR ");
		}
	}

	private static ChildJvm.Running start(FakeZipkin zipkin) {
		// Without a delivery before the end, the end is what delivers.
		String[] arguments = Stream
			.of(zipkin.properties("server.port=0", "server.shutdown=graceful", zipkin.otlpProperty(),
					"management.opentelemetry.tracing.export.schedule-delay=1d"))
			.map((property) -> "--" + property)
			.toArray(String[]::new);
		return ChildJvm.of(LifecycleApplication.class).start(arguments);
	}

	private static CompletableFuture<HttpResponse<String>> call(Caller caller, ChildJvm.Running service,
			ServerSocket gate) {
		URI uri = URI.create("http://localhost:" + awaitPort(service) + "/long-work?gate=" + gate.getLocalPort());
		return HttpClient.newHttpClient()
			.sendAsync(HttpRequest.newBuilder(uri).header("traceparent", caller.traceparent()).build(),
					BodyHandlers.ofString());
	}

	private static String awaitPort(ChildJvm.Running service) {
		await().atMost(LIMIT).untilAsserted(() -> {
			assertThat(service.isAlive()).as(service.output()).isTrue();
			assertThat(service.output()).containsPattern(STARTED);
		});
		Matcher matcher = STARTED.matcher(service.output());
		assertThat(matcher.find()).isTrue();
		return matcher.group(1);
	}

}
