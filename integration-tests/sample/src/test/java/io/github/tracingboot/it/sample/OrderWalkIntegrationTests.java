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

package io.github.tracingboot.it.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.tracingboot.it.sample.Trace.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One order on its way through every hop that the sample has: requests in and out with
 * all clients, SQL, Redis, Kafka, a listener and an asynchronous method.
 */
@ExtendWith(RunningStore.class)
class OrderWalkIntegrationTests {

	private final Store store;

	OrderWalkIntegrationTests(Store store) {
		this.store = store;
	}

	@Test
	void shouldConnectEveryHopOfAnOrderInOneTree() throws IOException {
		// Nobody else orders a globe, so it is not in the cache yet.
		Answer answer = this.store.order("globe", 1);
		assertThat(answer.status()).isEqualTo(201);
		Trace trace = this.store.awaitTrace(answer.traceId(), OrderWalkIntegrationTests::isWhole);
		System.out.println(trace.tree());
		assertThat(trace.spans()).extracting(Span::id).doesNotHaveDuplicates();
		assertThat(trace.spans()).extracting(Span::traceId).containsOnly(answer.traceId());
		assertThat(trace.spans()).noneMatch(Span::isFailed);
		Span order = trace.roots().get(0);
		assertThat(order.toString()).isEqualTo("shop server post /orders");
		child(trace, order, "shop client get");
		child(trace, order, "shop client select items");
		child(trace, order, "shop client set");
		Span reservation = child(trace, order, "shop reserve stock");
		child(trace, reservation, "shop client update items");
		child(trace, order, "shop client insert orders");
		Span paymentCall = child(trace, order, "shop client post /payments");
		Span payment = child(trace, paymentCall, "payment server post /payments");
		Span deliveryCall = child(trace, payment, "payment client post /deliveries");
		Span booking = child(trace, deliveryCall, "delivery server post /deliveries");
		child(trace, booking, "delivery plan route");
		child(trace, order, "shop client update orders");
		Span message = child(trace, order, "shop producer send paid-orders");
		Span listener = child(trace, message, "delivery consumer process paid-orders");
		Span question = child(trace, listener, "delivery client get");
		Span answered = child(trace, question, "shop server get /orders/{id}");
		child(trace, answered, "shop client select orders");
		child(trace, listener, "delivery client insert deliveries");
		Span courier = child(trace, listener, "delivery courier.tell");
		Span report = child(trace, courier, "delivery client put /orders/{id}/dispatch");
		Span noted = child(trace, report, "shop server put /orders/{id}/dispatch");
		child(trace, noted, "shop client update orders");
		assertThat(trace.spans()).hasSize(23);
		// What happens in two services at the same time may come in another order.
		assertThat(treeOfTheReadme()).containsExactlyInAnyOrderElementsOf(trace.tree().lines().toList());
	}

	@Test
	void shouldLogTheIdOnEveryLineOfAnOrderAndOnNoOther() {
		Answer before = this.store.order("book", 1);
		Answer answer = this.store.order("lamp", 1);
		Answer after = this.store.order("book", 1);
		for (Answer order : List.of(before, answer, after)) {
			this.store.awaitLinesOf(order.orderId());
			for (String service : Store.SERVICES) {
				List<JsonNode> lines = this.store.jsonLines(service);
				assertThat(lines).filteredOn((line) -> message(line).contains(order.orderId()))
					.isNotEmpty()
					.allSatisfy((line) -> assertThat(traceId(line)).isEqualTo(order.traceId()));
				assertThat(lines).filteredOn((line) -> traceId(line).equals(order.traceId()))
					.allSatisfy((line) -> assertThat(message(line)).contains(order.orderId()));
			}
		}
	}

	/**
	 * All has arrived, the last hop included, and all hangs together.
	 */
	private static void isWhole(Trace trace) {
		assertThat(trace.spans()).extracting(Span::toString)
			.contains("delivery courier.tell", "shop server put /orders/{id}/dispatch");
		assertThat(trace.roots()).hasSize(1);
		assertThat(trace.orphans()).isEmpty();
		assertThat(trace.tree().lines()).hasSameSizeAs(trace.spans());
	}

	private static List<String> treeOfTheReadme() throws IOException {
		String readme = Files.readString(Path.of("../../README.md"));
		String fence = "```\n";
		int start = readme.indexOf(fence, readme.indexOf("one tree in Zipkin")) + fence.length();
		return readme.substring(start, readme.indexOf(fence, start)).lines().toList();
	}

	private static Span child(Trace trace, Span parent, String description) {
		List<Span> children = trace.childrenOf(parent)
			.stream()
			.filter((span) -> span.toString().equals(description))
			.toList();
		assertThat(children).as("%s below %s", description, parent).hasSize(1);
		return children.get(0);
	}

	private static String message(JsonNode line) {
		return line.path("message").asString("");
	}

	private static String traceId(JsonNode line) {
		return line.at("/trace/id").asString("");
	}

}
