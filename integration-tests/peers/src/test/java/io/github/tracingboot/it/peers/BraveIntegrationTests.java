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

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import brave.Tracing;
import brave.baggage.BaggageField;
import brave.baggage.BaggagePropagation;
import brave.baggage.BaggagePropagationConfig.SingleBaggageField;
import brave.propagation.B3Propagation;
import brave.propagation.B3Propagation.Format;
import brave.propagation.Propagation;
import brave.propagation.SamplingFlags;
import brave.propagation.TraceContext;
import brave.propagation.TraceContextOrSamplingFlags;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Brave 5, which runs on a JDK 6 or 7, on both sides of a service of ours.
 */
@ExtendWith(RunningServices.class)
class BraveIntegrationTests {

	private final BaggageField tenant = BaggageField.create("tenant");

	private final Services services;

	private Tracing tracing;

	BraveIntegrationTests(Services services) {
		this.services = services;
	}

	@AfterEach
	void close() {
		this.tracing.close();
	}

	@ParameterizedTest
	@CsvSource({ "MULTI, 64, SAMPLED", "MULTI, 64, NOT_SAMPLED", "MULTI, 64, DEBUG", "MULTI, 128, SAMPLED",
			"MULTI, 128, NOT_SAMPLED", "MULTI, 128, DEBUG", "SINGLE, 64, SAMPLED", "SINGLE, 64, NOT_SAMPLED",
			"SINGLE, 64, DEBUG", "SINGLE, 128, SAMPLED", "SINGLE, 128, NOT_SAMPLED", "SINGLE, 128, DEBUG",
			"SINGLE_NO_PARENT, 64, SAMPLED" })
	void shouldContinueATraceOfBraveAndBeContinuedByBrave(Format format, int bits, Decision decision) {
		this.tracing = tracing(format, bits);
		TraceContext context = child(decision.flags);
		Service shop = shop(format);
		Order order = this.services.order(inject(context), shop, this.services.recorder());
		assertThat(order.traceIdIn(shop)).isEqualTo(padded(context.traceIdString()));
		assertThat(order.isSampledIn(shop)).isEqualTo(decision != Decision.NOT_SAMPLED);
		TraceContext continued = extract(order).context();
		assertThat(continued.traceIdString()).isEqualTo(context.traceIdString());
		assertThat(continued.sampled()).isEqualTo(decision != Decision.NOT_SAMPLED);
		assertThat(continued.spanIdString()).isNotIn(context.spanIdString(), context.parentIdString(),
				order.lineOf(shop).spanId());
	}

	@ParameterizedTest
	@EnumSource(names = { "MULTI", "SINGLE" })
	void shouldDecideAboutATraceOfBraveThatNobodyHasDecidedAbout(Format format) {
		this.tracing = tracing(format, 128);
		TraceContext context = child(SamplingFlags.SAMPLED).toBuilder().sampled(null).build();
		Service shop = shop(format);
		Order order = this.services.order(inject(context), shop, this.services.recorder());
		assertThat(order.traceIdIn(shop)).isEqualTo(context.traceIdString());
		assertThat(order.isSampledIn(shop)).isTrue();
		assertThat(extract(order).context().traceIdString()).isEqualTo(context.traceIdString());
		assertThat(extract(order).sampled()).isTrue();
	}

	@ParameterizedTest
	@EnumSource(names = { "MULTI", "SINGLE" })
	void shouldCarryBaggageFromBraveToBrave(Format format) {
		this.tracing = tracing(format, 128);
		TraceContext context = child(SamplingFlags.SAMPLED);
		this.tenant.updateValue(context, "acme");
		Service shop = shop(format);
		Order order = this.services.order(inject(context), shop, this.services.recorder());
		assertThat(order.lineOf(shop).text()).endsWith("of acme");
		assertThat(this.tenant.getValue(extract(order))).isEqualTo("acme");
	}

	private Service shop(Format format) {
		return this.services.shop((format == Format.MULTI) ? "b3-multi" : "b3");
	}

	private Tracing tracing(Format format, int bits) {
		Propagation.Factory b3 = B3Propagation.newFactoryBuilder().injectFormat(format).build();
		return Tracing.newBuilder()
			.traceId128Bit(bits == 128)
			.propagationFactory(
					BaggagePropagation.newFactoryBuilder(b3).add(SingleBaggageField.remote(this.tenant)).build())
			.build();
	}

	// The context of a call, which has a parent.
	private TraceContext child(SamplingFlags flags) {
		TraceContext root = this.tracing.tracer().nextSpan(TraceContextOrSamplingFlags.create(flags)).context();
		return this.tracing.tracer().newChild(root).context();
	}

	private Map<String, String> inject(TraceContext context) {
		Map<String, String> headers = new HashMap<>();
		this.tracing.propagation().<Map<String, String>>injector(Map::put).inject(context, headers);
		return headers;
	}

	private TraceContextOrSamplingFlags extract(Order order) {
		return this.tracing.propagation()
			.<Order>extractor(
					(carrier, name) -> carrier.received(this.services.recorder()).get(name.toLowerCase(Locale.ROOT)))
			.extract(order);
	}

	private static String padded(String traceId) {
		return "0".repeat(32 - traceId.length()) + traceId;
	}

	enum Decision {

		SAMPLED(SamplingFlags.SAMPLED), NOT_SAMPLED(SamplingFlags.NOT_SAMPLED), DEBUG(SamplingFlags.DEBUG);

		private final SamplingFlags flags;

		Decision(SamplingFlags flags) {
			this.flags = flags;
		}

	}

}
