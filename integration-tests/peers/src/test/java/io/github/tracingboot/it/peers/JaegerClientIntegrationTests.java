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
import java.util.Map;

import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.internal.JaegerSpanContext;
import io.jaegertracing.internal.JaegerTracer;
import io.jaegertracing.internal.propagation.B3TextMapCodec;
import io.jaegertracing.internal.propagation.TraceContextCodec;
import io.jaegertracing.internal.reporters.NoopReporter;
import io.jaegertracing.internal.samplers.ConstSampler;
import io.jaegertracing.spi.Codec;
import io.opentracing.propagation.Format.Builtin;
import io.opentracing.propagation.TextMap;
import io.opentracing.propagation.TextMapAdapter;
import io.opentracing.tag.Tags;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Jaeger's client for Java on both sides of a service of ours.
 */
@ExtendWith(RunningServices.class)
class JaegerClientIntegrationTests {

	private final Services services;

	private JaegerTracer tracer;

	JaegerClientIntegrationTests(Services services) {
		this.services = services;
	}

	@AfterEach
	void close() {
		this.tracer.close();
	}

	@ParameterizedTest
	@CsvSource({ "jaeger, 64, SAMPLED", "jaeger, 64, NOT_SAMPLED", "jaeger, 64, DEBUG", "jaeger, 128, SAMPLED",
			"jaeger, 128, NOT_SAMPLED", "jaeger, 128, DEBUG", "b3-multi, 64, SAMPLED", "b3-multi, 128, NOT_SAMPLED",
			"b3-multi, 128, DEBUG", "w3c, 128, SAMPLED", "w3c, 128, NOT_SAMPLED", "w3c, 64, SAMPLED" })
	void shouldContinueATraceOfJaegersClientAndBeContinuedByIt(String dialect, int bits, Decision decision) {
		this.tracer = tracer(dialect, bits, decision);
		JaegerSpanContext context = child(decision);
		Service shop = this.services.shop(dialect);
		Order order = this.services.order(inject(context), shop, this.services.recorder());
		assertThat(order.traceIdIn(shop)).isEqualTo(padded(context.getTraceId()));
		assertThat(order.isSampledIn(shop)).isEqualTo(context.isSampled());
		JaegerSpanContext continued = extract(order);
		assertThat(continued.getTraceId()).isEqualTo(context.getTraceId());
		assertThat(continued.isDebug()).isEqualTo(decision == Decision.DEBUG);
		// B3 sends debug in place of the decision that it implies, and Jaeger's reader of
		// B3
		// does not imply it.
		boolean implied = decision == Decision.DEBUG && dialect.equals("b3-multi");
		assertThat(continued.isSampled()).isEqualTo(decision != Decision.NOT_SAMPLED && !implied);
		assertThat(continued.toSpanId()).isNotIn(context.toSpanId(), order.lineOf(shop).spanId());
	}

	@ParameterizedTest
	@ValueSource(strings = { "acme", "acme/eu" })
	void shouldCarryBaggageFromJaegersClientToJaegersClient(String value) {
		this.tracer = tracer("jaeger", 128, Decision.SAMPLED);
		JaegerSpanContext context = child(Decision.SAMPLED).withBaggageItem("tenant", value);
		Map<String, String> headers = inject(context);
		assertThat(headers).containsKey("uberctx-tenant");
		Service shop = this.services.shop("jaeger");
		Order order = this.services.order(headers, shop, this.services.recorder());
		assertThat(order.lineOf(shop).text()).endsWith("of " + value);
		assertThat(extract(order).getBaggageItem("tenant")).isEqualTo(value);
	}

	private static JaegerTracer tracer(String dialect, int bits, Decision decision) {
		JaegerTracer.Builder builder = new JaegerTracer.Builder("cart").withReporter(new NoopReporter())
			.withSampler(new ConstSampler(decision == Decision.SAMPLED));
		if (bits == 128) {
			builder.withTraceId128Bit();
		}
		if (!dialect.equals("jaeger")) {
			Codec<TextMap> codec = dialect.equals("w3c") ? new TraceContextCodec.Builder().build()
					: new B3TextMapCodec.Builder().build();
			builder.registerInjector(Builtin.HTTP_HEADERS, codec).registerExtractor(Builtin.HTTP_HEADERS, codec);
		}
		return builder.build();
	}

	// The context of a call, which has a parent.
	private JaegerSpanContext child(Decision decision) {
		JaegerSpan root = this.tracer.buildSpan("cart").start();
		if (decision == Decision.DEBUG) {
			Tags.SAMPLING_PRIORITY.set(root, 1);
		}
		JaegerSpanContext context = this.tracer.buildSpan("call").asChildOf(root).start().context();
		assertThat(context.isDebug()).isEqualTo(decision == Decision.DEBUG);
		return context;
	}

	private Map<String, String> inject(JaegerSpanContext context) {
		Map<String, String> headers = new HashMap<>();
		this.tracer.inject(context, Builtin.HTTP_HEADERS, new TextMapAdapter(headers));
		return headers;
	}

	private JaegerSpanContext extract(Order order) {
		return this.tracer.extract(Builtin.HTTP_HEADERS, new TextMapAdapter(order.received(this.services.recorder())));
	}

	private static String padded(String traceId) {
		return "0".repeat(32 - traceId.length()) + traceId;
	}

	enum Decision {

		SAMPLED, NOT_SAMPLED, DEBUG

	}

}
