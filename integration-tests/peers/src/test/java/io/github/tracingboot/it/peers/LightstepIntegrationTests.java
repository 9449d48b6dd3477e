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
import java.util.stream.Stream;

import io.github.tracingboot.it.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lightstep's tracer for Java between two services of ours.
 */
@ExtendWith(RunningServices.class)
class LightstepIntegrationTests {

	private static final String ZEROS = "0".repeat(16);

	private final Services services;

	private final Service shop;

	private final Service lightstep;

	private final Service stock;

	LightstepIntegrationTests(Services services) {
		this.services = services;
		this.shop = services.shop("ot");
		this.lightstep = services.lightstep();
		this.stock = services.stock();
	}

	@Test
	void shouldLogOneTraceIdOf64BitsInAllThreeServices() {
		String traceId = "a" + Caller.sampled().traceId().substring(17);
		Order order = order(Map.of("traceparent", "00-" + ZEROS + traceId + "-05e3ac9a4f6e3b90-01"));
		assertThat(order.traceIdIn(this.shop)).isEqualTo(ZEROS + traceId);
		assertThat(order.traceIdIn(this.lightstep)).isEqualTo(traceId);
		assertThat(order.traceIdIn(this.stock)).isEqualTo(ZEROS + traceId);
		assertThat(order.isSampledIn(this.stock)).isTrue();
	}

	@Test
	void shouldContinueTheLowerHalfOfATraceIdOf128BitsWhichIsAllThatLightstepKeeps() {
		Caller caller = new Caller(
				Caller.sampled().traceId().substring(16) + "a" + Caller.sampled().traceId().substring(17),
				"05e3ac9a4f6e3b90", "01");
		Order order = order(Map.of("traceparent", caller.traceparent()));
		assertThat(order.traceIdIn(this.shop)).isEqualTo(caller.traceId());
		assertThat(order.traceIdIn(this.lightstep)).isEqualTo(caller.traceId().substring(16));
		assertThat(order.traceIdIn(this.stock)).isEqualTo(ZEROS + caller.traceId().substring(16));
	}

	@Test
	void shouldContinueATraceThatLightstepBeganAlsoWhenItDropsALeadingZero() {
		Order order = Stream.generate(() -> this.services.order(Map.of(), this.lightstep, this.stock))
			.limit(500)
			.filter((sent) -> sent.received(this.stock, "ot-tracer-traceid").get(0).length() < 16)
			.findFirst()
			.orElseThrow();
		assertThat(order.traceIdIn(this.stock)).matches("0*" + order.traceIdIn(this.lightstep));
		assertThat(order.isSampledIn(this.stock)).isTrue();
	}

	@Test
	void shouldCarryBaggageThroughAllThreeServices() {
		Order order = order(Map.of("tenant", "acme"));
		assertThat(order.lineOf(this.shop).text()).endsWith("of acme");
		assertThat(order.lineOf(this.lightstep).text()).endsWith("of acme");
		assertThat(order.lineOf(this.stock).text()).endsWith("of acme");
	}

	private Order order(Map<String, String> headers) {
		return this.services.order(headers, this.shop, this.lightstep, this.stock);
	}

}
