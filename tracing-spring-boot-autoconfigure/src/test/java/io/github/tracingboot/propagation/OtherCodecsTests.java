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

package io.github.tracingboot.propagation;

import java.util.Map;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the dialects of Jaeger, OpenTracing, X-Ray and Datadog.
 */
class OtherCodecsTests {

	private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

	private static final String PARENT = "b7ad6b7169203331";

	private static final String IDS = TRACE + " " + PARENT;

	private static final SpanContext SAMPLED = SpanContext.create(TRACE, PARENT, TraceFlags.getSampled(),
			TraceState.getDefault());

	private static final SpanContext UNSAMPLED = SpanContext.create(TRACE, PARENT, TraceFlags.getDefault(),
			TraceState.getDefault());

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "af7651916cd43dd8448eb211c80319c:b7ad6b7169203331:0:1|sampled",
					"0af7651916cd43dd8448eb211c80319c:b7ad6b7169203331:05e3ac9a4f6e3b90:01|sampled",
					"af7651916cd43dd8448eb211c80319c%3Ab7ad6b7169203331%3A0%3A1|sampled",
					"af7651916cd43dd8448eb211c80319c%3ab7ad6b7169203331%3a0%3a01|sampled",
					"AF7651916CD43DD8448EB211C80319C:B7AD6B7169203331:0:0|unsampled",
					"af7651916cd43dd8448eb211c80319c:b7ad6b7169203331:0:00|unsampled",
					"af7651916cd43dd8448eb211c80319c:b7ad6b7169203331:0:2|unsampled",
					"af7651916cd43dd8448eb211c80319c:b7ad6b7169203331:0:3|sampled debug",
					"af7651916cd43dd8448eb211c80319c:b7ad6b7169203331:0:b|sampled debug",
					"af7651916cd43dd8448eb211c80319c:b7ad6b7169203331::9|sampled",
					"\"af7651916cd43dd8448eb211c80319c:b7ad6b7169203331:0:1\"|sampled" })
	void shouldReadJaeger(String header, String understood) {
		assertThat(jaeger(header)).isEqualTo(IDS + " " + understood);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ":::", "%3A", "evil", "1:1:0", "1:1:0:", "1:1:0:001", "1:1:0:g", "1:1:0:-1", "0:1:0:1",
			"1:0:0:1", ":1:0:1", "1::0:1", "1:1:0:1:1", "1%3a1%3a0%3", "1%253A1%253A0%253A1", "g:1:0:1",
			"10af7651916cd43dd8448eb211c80319c:1:0:1", "1:1b7ad6b7169203331:0:1", "%zz:1:0:1" })
	void shouldReadNoMalformedJaeger(String header) {
		assertThat(jaeger(header)).isEqualTo("nothing");
	}

	@Test
	void shouldWriteJaeger() {
		JaegerCodec codec = new JaegerCodec();
		assertThat(SentHeaders.written(codec, SAMPLED).asMap())
			.isEqualTo(Map.of("uber-trace-id", TRACE + ":" + PARENT + ":0:1"));
		assertThat(SentHeaders.written(codec, UNSAMPLED).asMap())
			.isEqualTo(Map.of("uber-trace-id", TRACE + ":" + PARENT + ":0:0"));
		SpanContext debug = SpanContext.create(TRACE, PARENT, TraceFlags.getSampled(), CallerTraceState.DEBUG);
		assertThat(SentHeaders.written(codec, debug).asMap())
			.isEqualTo(Map.of("uber-trace-id", TRACE + ":" + PARENT + ":0:3"));
	}

	@ParameterizedTest
	@CsvSource({ "0af7651916cd43dd8448eb211c80319c,true,0af7651916cd43dd8448eb211c80319c,sampled",
			"af7651916cd43dd8448eb211c80319c,false,0af7651916cd43dd8448eb211c80319c,unsampled",
			"0448eb211c80319c,1,00000000000000000448eb211c80319c,sampled",
			"448eb211c80319c,0,00000000000000000448eb211c80319c,unsampled",
			"8448EB211C80319C,,00000000000000008448eb211c80319c,undecided",
			"00000000000000008448eb211c80319c,maybe,00000000000000008448eb211c80319c,undecided" })
	void shouldReadOpenTracing(String sent, String sampled, String traceId, String understood) {
		SentHeaders headers = SentHeaders.of("ot-tracer-traceid", sent, "ot-tracer-spanid", PARENT);
		if (sampled != null) {
			headers.add("ot-tracer-sampled", sampled);
		}
		assertThat(headers.understoodBy(new OtCodec())).isEqualTo(traceId + " " + PARENT + " " + understood);
	}

	@ParameterizedTest
	@CsvSource({ "0,1", "1,0", "g,1", "1,g", "10af7651916cd43dd8448eb211c80319c,1", "1,1b7ad6b7169203331", "'',1",
			"1,''" })
	void shouldReadNoMalformedOpenTracing(String traceId, String spanId) {
		assertThat(SentHeaders.of("ot-tracer-traceid", traceId, "ot-tracer-spanid", spanId, "ot-tracer-sampled", "true")
			.understoodBy(new OtCodec())).isEqualTo("nothing");
		assertThat(SentHeaders.of("ot-tracer-traceid", TRACE, "ot-tracer-sampled", "true").understoodBy(new OtCodec()))
			.isEqualTo("nothing");
	}

	@Test
	void shouldWriteTheLowerHalfOfTheTraceIdForOpenTracing() {
		OtCodec codec = new OtCodec();
		assertThat(SentHeaders.written(codec, SAMPLED).asMap()).isEqualTo(Map.of("ot-tracer-traceid",
				"8448eb211c80319c", "ot-tracer-spanid", PARENT, "ot-tracer-sampled", "true"));
		assertThat(SentHeaders.written(codec, UNSAMPLED).asMap()).containsEntry("ot-tracer-sampled", "false");
		SpanContext noLowerHalf = SpanContext.create("0af7651916cd43dd0000000000000000", PARENT,
				TraceFlags.getSampled(), TraceState.getDefault());
		assertThat(SentHeaders.written(codec, noLowerHalf).asMap()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "Root=1-0af76519-16cd43dd8448eb211c80319c;Parent=b7ad6b7169203331;Sampled=1,sampled",
			"Root=1-0af76519-16cd43dd8448eb211c80319c;Parent=b7ad6b7169203331;Sampled=0,unsampled",
			"Root=1-0af76519-16cd43dd8448eb211c80319c;Parent=b7ad6b7169203331;Sampled=?,undecided",
			"Root=1-0af76519-16cd43dd8448eb211c80319c;Parent=b7ad6b7169203331,undecided",
			"Sampled=1; Parent=b7ad6b7169203331 ; Root=1-0AF76519-16CD43DD8448EB211C80319C;,sampled",
			"Self=1-67891234-12456789abcdef012345678;Root=1-0af76519-16cd43dd8448eb211c80319c;Parent=b7ad6b7169203331;Sampled=1;Lineage=a87bd80c:1|68fd508a:5,sampled" })
	void shouldReadXRay(String header, String understood) {
		assertThat(SentHeaders.of("X-Amzn-Trace-Id", header).understoodBy(new XRayCodec()))
			.isEqualTo(IDS + " " + understood);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ";;;", "evil", "Root=1-0af76519-16cd43dd8448eb211c80319c",
			"Root=1-0af76519-16cd43dd8448eb211c80319c;Sampled=1", "Parent=b7ad6b7169203331;Sampled=1", "Sampled=0",
			"Root=2-0af76519-16cd43dd8448eb211c80319c;Parent=b7ad6b7169203331",
			"Root=1-00000000-000000000000000000000000;Parent=b7ad6b7169203331",
			"Root=1-0af76519-16cd43dd8448eb211c80319c;Parent=0000000000000000",
			"Root=1-0af7651-916cd43dd8448eb211c80319c;Parent=b7ad6b7169203331",
			"Root=1-0af76519-16cd43dd8448eb211c80319;Parent=b7ad6b7169203331",
			"Root=0af7651916cd43dd8448eb211c80319c;Parent=b7ad6b7169203331", "Root=;Parent=;Sampled=" })
	void shouldReadNoXRayThatIsMalformedOrNamesNoSpan(String header) {
		assertThat(SentHeaders.of("X-Amzn-Trace-Id", header).understoodBy(new XRayCodec())).isEqualTo("nothing");
	}

	@Test
	void shouldWriteXRay() {
		XRayCodec codec = new XRayCodec();
		String ids = "Root=1-0af76519-16cd43dd8448eb211c80319c;Parent=b7ad6b7169203331;Sampled=";
		assertThat(SentHeaders.written(codec, SAMPLED).asMap()).isEqualTo(Map.of("X-Amzn-Trace-Id", ids + "1"));
		assertThat(SentHeaders.written(codec, UNSAMPLED).asMap()).isEqualTo(Map.of("X-Amzn-Trace-Id", ids + "0"));
	}

	@ParameterizedTest
	@CsvSource({ "1,_dd.p.tid=0af7651916cd43dd,0af7651916cd43dd8448eb211c80319c,sampled",
			"2,'_dd.p.dm=-4,_dd.p.tid=0AF7651916CD43DD',0af7651916cd43dd8448eb211c80319c,sampled",
			"0,'_dd.p.tid=0af7651916cd43dd,_dd.p.dm=-4',0af7651916cd43dd8448eb211c80319c,unsampled",
			"-1,,00000000000000008448eb211c80319c,unsampled", ",,00000000000000008448eb211c80319c,undecided",
			"high,_dd.p.tid=1,00000000000000008448eb211c80319c,undecided",
			"1,x_dd.p.tid=0af7651916cd43dd,00000000000000008448eb211c80319c,sampled",
			"1,_dd.p.tid=0af7651916cd43dg,00000000000000008448eb211c80319c,sampled" })
	void shouldReadDatadog(String priority, String tags, String traceId, String understood) {
		SentHeaders headers = SentHeaders.of("x-datadog-trace-id", "9532127138774266268", "x-datadog-parent-id",
				"13235353014750950193");
		if (priority != null) {
			headers.add("x-datadog-sampling-priority", priority);
		}
		if (tags != null) {
			headers.add("x-datadog-tags", tags);
		}
		assertThat(headers.understoodBy(new DatadogReader())).isEqualTo(traceId + " " + PARENT + " " + understood);
	}

	@ParameterizedTest
	@CsvSource({ "0,1", "1,0", "-1,1", "1,-1", "+1,1", "18446744073709551616,1", "1,99999999999999999999", "1.0,1",
			"a,1", "1,a", "'',1", "1,''", "000000000000000000001,1", "\u0661,1" })
	void shouldReadNoMalformedDatadog(String traceId, String parentId) {
		assertThat(SentHeaders.of("x-datadog-trace-id", traceId, "x-datadog-parent-id", parentId)
			.understoodBy(new DatadogReader())).isEqualTo("nothing");
		assertThat(SentHeaders.of("x-datadog-trace-id", "1").understoodBy(new DatadogReader())).isEqualTo("nothing");
	}

	@Test
	void shouldReadTheLargestIdOfDatadog() {
		assertThat(SentHeaders.of("x-datadog-trace-id", "18446744073709551615", "x-datadog-parent-id", "1")
			.understoodBy(new DatadogReader()))
			.isEqualTo("0000000000000000ffffffffffffffff 0000000000000001 undecided");
	}

	private static String jaeger(String header) {
		return SentHeaders.of("uber-trace-id", header).understoodBy(new JaegerCodec());
	}

}
