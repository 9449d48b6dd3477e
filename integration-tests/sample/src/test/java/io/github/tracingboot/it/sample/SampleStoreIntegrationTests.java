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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.tracingboot.it.sample.Trace.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One id through three services, seen from outside: on their consoles, in their JSON
 * files, in the shop's answers and in Zipkin.
 */
@ExtendWith(RunningStore.class)
class SampleStoreIntegrationTests {

	private final Store store;

	SampleStoreIntegrationTests(Store store) {
		this.store = store;
	}

	@Test
	void shouldShowOneTraceIdOnEveryLineOfAnOrderInAllServices() {
		Answer answer = this.store.order("book", 1);
		assertThat(answer.status()).isEqualTo(201);
		List<LogLine> lines = this.store.awaitLinesOf(answer.orderId());
		assertThat(lines).extracting(LogLine::service).contains("shop", "payment", "delivery");
		assertThat(lines).extracting(LogLine::traceId).containsOnly(answer.traceId());
		assertThat(lines).extracting(LogLine::spanId).doesNotContain("");
	}

	@Test
	void shouldWriteTheSameIdsToTheJsonFilesAsToTheConsole() {
		Answer answer = this.store.order("book", 2);
		List<LogLine> lines = this.store.awaitLinesOf(answer.orderId());
		for (String service : Store.SERVICES) {
			List<JsonNode> json = this.store.jsonLines(service)
				.stream()
				.filter((line) -> line.path("message").asString("").contains(answer.orderId()))
				.toList();
			assertThat(json).extracting((line) -> line.path("message").asString())
				.containsExactlyElementsOf(
						lines.stream().filter((line) -> line.service().equals(service)).map(LogLine::message).toList());
			assertThat(json).extracting((line) -> line.at("/trace/id").asString("")).containsOnly(answer.traceId());
			assertThat(json).extracting((line) -> line.at("/span/id").asString(""))
				.containsExactlyElementsOf(
						lines.stream().filter((line) -> line.service().equals(service)).map(LogLine::spanId).toList());
		}
	}

	@Test
	void shouldSendOneTraceWithTheSpansOfAllServicesToZipkin() {
		Answer answer = this.store.order("lamp", 1);
		Trace trace = this.store.awaitTrace(answer.traceId(), isComplete());
		Span shop = only(trace.named("SERVER", "post /orders"));
		Span shopClient = only(trace.named("CLIENT", "post /payments"));
		Span payment = only(trace.named("SERVER", "post /payments"));
		Span paymentClient = only(trace.named("CLIENT", "post /deliveries"));
		Span delivery = only(trace.named("SERVER", "post /deliveries"));
		assertThat(trace.all((span) -> span.parentId().isEmpty())).containsExactly(shop);
		assertThat(trace.isBelow(shopClient, shop)).isTrue();
		assertThat(payment.parentId()).isEqualTo(shopClient.id());
		assertThat(trace.isBelow(paymentClient, payment)).isTrue();
		assertThat(delivery.parentId()).isEqualTo(paymentClient.id());
		assertThat(trace.spans()).extracting(Span::traceId).containsOnly(answer.traceId());
		assertThat(trace.spans()).extracting(Span::id).doesNotHaveDuplicates();
	}

	@Test
	void shouldNameServerSpansByMethodAndRoute() {
		Answer answer = this.store.order("lamp", 1);
		Trace trace = this.store.awaitTrace(answer.traceId(), isComplete());
		assertThat(trace.all("shop", "SERVER")).extracting(Span::name)
			.containsExactlyInAnyOrder("post /orders", "get /orders/{id}", "put /orders/{id}/dispatch");
		assertThat(trace.all("payment", "SERVER")).extracting(Span::name).containsExactly("post /payments");
		assertThat(trace.all("delivery", "SERVER")).extracting(Span::name).containsExactly("post /deliveries");
	}

	@Test
	void shouldRecordTheSpanMadeByHand() {
		Answer answer = this.store.order("lamp", 2);
		Trace trace = this.store.awaitTrace(answer.traceId(), isComplete());
		Span byHand = only(trace.all((span) -> span.name().equals("plan route")));
		assertThat(byHand.tags()).containsEntry("parcel.weight", "6");
		assertThat(trace.isBelow(byHand, only(trace.named("SERVER", "post /deliveries")))).isTrue();
	}

	@Test
	void shouldRecordTheAnnotatedMethodWithItsParameter() {
		Answer answer = this.store.order("lamp", 2);
		Trace trace = this.store.awaitTrace(answer.traceId(), isComplete());
		Span annotated = only(trace.all((span) -> span.name().equals("reserve stock")));
		assertThat(annotated.tags()).containsEntry("item", "lamp");
		assertThat(trace.isBelow(annotated, only(trace.named("SERVER", "post /orders")))).isTrue();
	}

	@Test
	void shouldLogSpanIdsThatZipkinKnows() {
		Answer answer = this.store.order("lamp", 1);
		List<LogLine> lines = this.store.awaitLinesOf(answer.orderId());
		Trace trace = this.store.awaitTrace(answer.traceId(), isComplete());
		assertThat(lines).allSatisfy((line) -> assertThat(trace.spans())
			.anyMatch((span) -> span.id().equals(line.spanId()) && span.service().equals(line.service())));
	}

	@Test
	void shouldMarkNothingAsFailedWhenAnOrderGoesWell() {
		Answer answer = this.store.order("book", 3);
		Trace trace = this.store.awaitTrace(answer.traceId(), isComplete());
		assertThat(trace.spans()).noneMatch(Span::isFailed);
	}

	@Test
	void shouldCarryTheIdOnTheErrorLineOfEveryServiceAndMarkTheirSpansWhenDeliveryBlowsUp() {
		Answer answer = this.store.order("anvil", 1);
		assertThat(answer.status()).isEqualTo(500);
		assertThat(answer.traceId()).isNotEmpty().isEqualTo(answer.body().path("traceId").asString());
		assertThat(this.store.lines()).filteredOn((line) -> line.level().equals("ERROR"))
			.filteredOn((line) -> line.traceId().equals(answer.traceId()))
			.extracting(LogLine::service)
			.contains("shop", "payment", "delivery");
		Trace trace = this.store.awaitTrace(answer.traceId(), hasAServerSpanOfEachService());
		assertThat(trace.all((span) -> span.kind().equals("SERVER"))).hasSize(3).allMatch(Span::isFailed);
		assertThat(only(trace.all((span) -> span.name().equals("plan route")))).matches(Span::isFailed);
	}

	@Test
	void shouldPrintNoErrorLineWithoutAnIdWhenDeliveryBlowsUp() {
		this.store.order("anvil", 1);
		assertThat(this.store.lines()).filteredOn((line) -> line.level().equals("ERROR"))
			.isNotEmpty()
			.extracting(LogLine::traceId)
			.doesNotContain("");
	}

	@Test
	void shouldCarryTheIdOnTheLinesOfADeclinedPayment() {
		Answer answer = this.store.order("bicycle", 1);
		assertThat(answer.status()).isEqualTo(402);
		assertThat(this.store.lines()).filteredOn((line) -> line.level().equals("WARN"))
			.filteredOn((line) -> line.traceId().equals(answer.traceId()))
			.extracting(LogLine::service)
			.contains("shop", "payment")
			.doesNotContain("delivery");
	}

	@Test
	void shouldCarryTheIdOnTheLineOfAnOrderThatIsRefused() {
		Answer nothing = this.store.order("book", 0);
		assertThat(nothing.status()).isEqualTo(400);
		Answer unknown = this.store.order("unicorn", 1);
		assertThat(unknown.status()).isEqualTo(404);
		assertThat(this.store.lines("shop")).anyMatch((line) -> line.traceId().equals(nothing.traceId())
				&& line.message().contains("must be greater than or equal to 1"));
		assertThat(this.store.lines("shop"))
			.anyMatch((line) -> line.traceId().equals(unknown.traceId()) && line.message().contains("no item unicorn"));
		assertThat(nothing.traceId()).isNotEmpty().isNotEqualTo(unknown.traceId());
		assertThat(nothing.body().path("traceId").asString()).isEqualTo(nothing.traceId());
	}

	@Test
	void shouldNeverMixTheIdsOfOrdersAtTheSameTime() {
		List<CompletableFuture<Answer>> pending = new ArrayList<>();
		for (int i = 0; i < 30; i++) {
			pending.add(this.store.orderInBackground((i % 2 == 0) ? "book" : "lamp", 1 + i % 3));
		}
		List<Answer> answers = pending.stream().map(CompletableFuture::join).toList();
		assertThat(answers).extracting(Answer::status).containsOnly(201);
		assertThat(answers).extracting(Answer::traceId).doesNotHaveDuplicates();
		for (Answer answer : answers) {
			assertThat(this.store.awaitLinesOf(answer.orderId())).extracting(LogLine::traceId)
				.containsOnly(answer.traceId());
			Trace trace = this.store.awaitTrace(answer.traceId(), isComplete());
			assertThat(trace.all((span) -> span.kind().equals("SERVER"))).hasSize(5);
		}
	}

	@Test
	void shouldPrintNoLineOfAnyOrderWithoutAnId() {
		Answer answer = this.store.order("book", 1);
		this.store.awaitLinesOf(answer.orderId());
		assertThat(this.store.lines()).filteredOn((line) -> line.message().startsWith("Order "))
			.isNotEmpty()
			.extracting(LogLine::traceId)
			.doesNotContain("");
	}

	/**
	 * Each part of an order that goes well has arrived: services send theirs at their own
	 * time, and delivery goes on after the answer.
	 */
	private static Consumer<Trace> isComplete() {
		return hasAServerSpanOfEachService().andThen((trace) -> {
			assertThat(trace.all("shop", "SERVER")).hasSize(3);
			assertThat(trace.orphans()).isEmpty();
		});
	}

	private static Consumer<Trace> hasAServerSpanOfEachService() {
		return (trace) -> {
			for (String service : Store.SERVICES) {
				assertThat(trace.all(service, "SERVER")).as(service).isNotEmpty();
			}
		};
	}

	private static Span only(List<Span> spans) {
		assertThat(spans).hasSize(1);
		return spans.get(0);
	}

}
