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

package io.github.tracingboot.it.peers;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.tracingboot.it.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Services on Node between two services of ours: Jaeger's client, Zipkin's and
 * OpenTelemetry.
 */
@ExtendWith(RunningServices.class)
class NodeIntegrationTests {

	private final Services services;

	private final Service stock;

	NodeIntegrationTests(Services services) {
		this.services = services;
		this.stock = services.stock();
	}

	@ParameterizedTest
	@CsvSource({ "jaeger, uber, jaeger, true", "jaeger, uber, jaeger, false", "jaeger, b3, b3-multi, true",
			"jaeger, b3, b3-multi, false", "zipkin, b3, b3-multi, true", "zipkin, b3, b3-multi, false",
			"opentelemetry, w3c, w3c, true", "opentelemetry, w3c, w3c, false", "opentelemetry, jaeger, jaeger, true",
			"opentelemetry, jaeger, jaeger, false" })
	void shouldLogOneTraceIdInAllThreeServicesAndKeepTheDecisionToRecord(String library, String itsDialect,
			String dialect, boolean sampled) {
		Service node = this.services.node(library, itsDialect);
		Service shop = this.services.shop(dialect);
		Caller caller = sampled ? Caller.sampled() : Caller.unsampled();
		Order order = this.services.order(Map.of("traceparent", caller.traceparent()), shop, node, this.stock);
		assertThat(order.traceIdIn(shop)).isEqualTo(caller.traceId());
		assertThat(caller.traceId()).matches("0*" + order.traceIdIn(node));
		assertThat(order.traceIdIn(this.stock)).isEqualTo(caller.traceId());
		assertThat(order.isSampledIn(this.stock)).isEqualTo(sampled);
	}

	@ParameterizedTest
	@CsvSource({ "jaeger, uber, jaeger", "opentelemetry, w3c, w3c", "opentelemetry, jaeger, jaeger" })
	void shouldCarryBaggageThroughAllThreeServices(String library, String itsDialect, String dialect) {
		Service node = this.services.node(library, itsDialect);
		Service shop = this.services.shop(dialect);
		Order order = this.services.order(Map.of("tenant", "acme"), shop, node, this.stock);
		assertThat(order.lineOf(shop).text()).endsWith("of acme");
		assertThat(order.lineOf(node).text()).endsWith("of acme");
		assertThat(order.lineOf(this.stock).text()).endsWith("of acme");
	}

	@ParameterizedTest
	@CsvSource({ "jaeger, uber", "jaeger, b3", "zipkin, b3", "opentelemetry, w3c" })
	void shouldContinueATraceThatNodeBegan(String library, String itsDialect) {
		Service node = this.services.node(library, itsDialect);
		Order order = this.services.order(Map.of(), node, this.stock);
		assertThat(order.traceIdIn(this.stock)).hasSize(32).matches("0*" + order.traceIdIn(node));
		assertThat(order.isSampledIn(this.stock)).isTrue();
	}

	@Test
	void shouldContinueATraceWhenJaegersClientDropsTheLeadingZeroOfASpanId() {
		Service node = this.services.node("jaeger", "b3");
		Order order = Stream.generate(() -> this.services.order(Map.of(), node, this.stock))
			.limit(500)
			.filter((sent) -> sent.received(this.stock, "X-B3-SpanId").get(0).length() < 16)
			.findFirst()
			.orElseThrow();
		assertThat(order.traceIdIn(this.stock)).matches("0*" + order.traceIdIn(node));
	}

	@Test
	void shouldKeepTheTraceApartWhereZipkinSharesTheSpanIdOfItsCaller() {
		Service node = this.services.node("zipkin", "b3");
		Order order = this.services.order(Map.of(), this.services.shop("b3-multi"), node, this.stock);
		assertThat(order.received(node, "X-B3-SpanId")).containsExactly(order.lineOf(node).spanId());
		assertThat(order.lineOf(this.stock).spanId()).isNotEqualTo(order.lineOf(node).spanId());
	}

	@Test
	void shouldCarryTheStateOfSeveralHeadersThroughAllThreeServices() {
		Service node = this.services.node("opentelemetry", "w3c");
		Order order = this.services.order(
				List.of(Map.entry("traceparent", Caller.sampled().traceparent()),
						Map.entry("tracestate", "rojo=00f067aa0ba902b7"), Map.entry("tracestate", "congo=t61rcWkgMzE")),
				this.services.shop("w3c"), node, this.stock);
		assertThat(order.received(this.stock, "tracestate")).containsExactly("rojo=00f067aa0ba902b7,congo=t61rcWkgMzE");
	}

	@Test
	void shouldContinueATraceWhoseFlagsOpenTelemetryWritesWithTwoDigits() {
		Service node = this.services.node("opentelemetry", "jaeger");
		Order order = this.services.order(Map.of(), node, this.stock);
		assertThat(order.received(this.stock, "uber-trace-id").get(0)).endsWith(":01");
		assertThat(order.traceIdIn(this.stock)).isEqualTo(order.traceIdIn(node));
		assertThat(order.isSampledIn(this.stock)).isTrue();
	}

}
