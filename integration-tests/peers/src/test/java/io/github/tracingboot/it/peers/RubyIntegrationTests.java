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
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Jaeger's client for Ruby between two services of ours.
 */
@ExtendWith(RunningServices.class)
class RubyIntegrationTests {

	private final Service shop;

	private final Service ruby;

	private final Service stock;

	private final Services services;

	RubyIntegrationTests(Services services) {
		this.services = services;
		this.shop = services.shop("jaeger");
		this.ruby = services.ruby();
		this.stock = services.stock();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void shouldLogOneTraceIdInAllThreeServicesAndKeepTheDecisionToRecord(boolean sampled) {
		Caller caller = sampled ? Caller.sampled() : Caller.unsampled();
		Order order = order(Map.of("traceparent", caller.traceparent()));
		assertThat(order.traceIdIn(this.shop)).isEqualTo(caller.traceId());
		assertThat(order.traceIdIn(this.ruby)).isEqualTo(withoutZeros(caller.traceId()));
		assertThat(order.traceIdIn(this.stock)).isEqualTo(caller.traceId());
		assertThat(order.isSampledIn(this.stock)).isEqualTo(sampled);
	}

	@Test
	void shouldContinueATraceThatRubyEncodesWithPercentSignsAndWithoutLeadingZeros() {
		String traceId = "000a" + Caller.sampled().traceId().substring(4);
		Order order = order(Map.of("traceparent", "00-" + traceId + "-05e3ac9a4f6e3b90-01"));
		assertThat(order.received(this.stock, "uber-trace-id").get(0)).startsWith(withoutZeros(traceId) + "%3A");
		assertThat(order.traceIdIn(this.ruby)).isEqualTo(withoutZeros(traceId));
		assertThat(order.traceIdIn(this.stock)).isEqualTo(traceId);
	}

	@Test
	void shouldCarryBaggageThroughAllThreeServices() {
		Order order = order(Map.of("tenant", "acme"));
		assertThat(order.lineOf(this.shop).text()).endsWith("of acme");
		assertThat(order.lineOf(this.ruby).text()).endsWith("of acme");
		assertThat(order.lineOf(this.stock).text()).endsWith("of acme");
	}

	private Order order(Map<String, String> headers) {
		return this.services.order(headers, this.shop, this.ruby, this.stock);
	}

	private static String withoutZeros(String id) {
		return id.replaceFirst("^0+", "");
	}

}
