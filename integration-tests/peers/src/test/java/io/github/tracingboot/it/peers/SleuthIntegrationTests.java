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

import java.util.Map;

import io.github.tracingboot.it.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring Boot 2.7 with Spring Cloud Sleuth between two services of ours.
 */
@ExtendWith(RunningServices.class)
class SleuthIntegrationTests {

	private final Services services;

	private final Service stock;

	SleuthIntegrationTests(Services services) {
		this.services = services;
		this.stock = services.stock();
	}

	@ParameterizedTest
	@CsvSource({ "b3-multi, B3, true", "b3-multi, B3, false", "b3, B3, true", "b3, B3, false", "w3c, W3C, true",
			"w3c, W3C, false" })
	void shouldLogOneTraceIdInAllThreeServicesAndKeepTheDecisionToRecord(String dialect, String propagation,
			boolean sampled) {
		Caller caller = sampled ? Caller.sampled() : Caller.unsampled();
		Service shop = this.services.shop(dialect);
		Service sleuth = this.services.sleuth(propagation);
		Order order = this.services.order(Map.of("traceparent", caller.traceparent()), shop, sleuth, this.stock);
		assertThat(order.traceIdIn(shop)).isEqualTo(caller.traceId());
		assertThat(order.traceIdIn(sleuth)).isEqualTo(caller.traceId());
		assertThat(order.traceIdIn(this.stock)).isEqualTo(caller.traceId());
		assertThat(order.isSampledIn(shop)).isEqualTo(sampled);
		assertThat(order.isSampledIn(this.stock)).isEqualTo(sampled);
	}

	@ParameterizedTest
	@CsvSource({ "b3-multi, B3", "w3c, W3C" })
	void shouldCarryBaggageThroughAllThreeServices(String dialect, String propagation) {
		Service shop = this.services.shop(dialect);
		Service sleuth = this.services.sleuth(propagation);
		Order order = this.services.order(Map.of("tenant", "acme"), shop, sleuth, this.stock);
		assertThat(order.lineOf(shop).text()).endsWith("of acme");
		assertThat(order.lineOf(sleuth).text()).endsWith("of acme");
		assertThat(order.lineOf(this.stock).text()).endsWith("of acme");
	}

	@ParameterizedTest
	@ValueSource(strings = { "B3", "W3C" })
	void shouldContinueATraceThatSleuthBeganWith64Bits(String propagation) {
		Service sleuth = this.services.sleuth(propagation);
		Order order = this.services.order(Map.of(), sleuth, this.stock);
		assertThat(order.traceIdIn(sleuth)).hasSize(16);
		assertThat(order.traceIdIn(this.stock)).isEqualTo("0".repeat(16) + order.traceIdIn(sleuth));
		// A Sleuth that sends its spans nowhere decides against recording.
		assertThat(order.isSampledIn(this.stock)).isFalse();
	}

	@Test
	void shouldKeepTheTraceApartWhereSleuthSharesTheSpanIdOfItsCaller() {
		Service shop = this.services.shop("b3-multi");
		Service sleuth = this.services.sleuth("B3");
		Order order = this.services.order(Map.of(), shop, sleuth, this.stock);
		assertThat(order.received(sleuth, "X-B3-SpanId")).containsExactly(order.lineOf(sleuth).spanId());
		assertThat(order.received(this.stock, "X-B3-ParentSpanId")).containsExactly(order.lineOf(sleuth).spanId());
		assertThat(order.lineOf(this.stock).spanId()).isNotIn(order.lineOf(sleuth).spanId(),
				order.received(this.stock, "X-B3-SpanId").get(0));
	}

}
