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

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Headers as other tracers were seen to send them, to a service as it is by default: each
 * is continued as the trace that it means.
 */
@ExtendWith(RunningServices.class)
class ForeignHeadersIntegrationTests {

	private final Services services;

	ForeignHeadersIntegrationTests(Services services) {
		this.services = services;
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '\0',
			textBlock = """
							64-bit B3                  | X-B3-TraceId: 463ac35c9f6413ad; X-B3-SpanId: a2fb4a1d1a96d312; X-B3-Sampled: 1 | 0000000000000000463ac35c9f6413ad | 01
							64-bit B3, not sampled     | X-B3-TraceId: 463ac35c9f6413ad; X-B3-SpanId: a2fb4a1d1a96d312; X-B3-Sampled: 0 | 0000000000000000463ac35c9f6413ad | 00
							span id of 15 digits       | X-B3-TraceId: 80f198ee56343ba864fe8b2a57d3eff7; X-B3-SpanId: e457b5a2e4d86bd; X-B3-Sampled: 1 | 80f198ee56343ba864fe8b2a57d3eff7 | 01
							trace id of 15 digits      | X-B3-TraceId: 63ac35c9f6413ad; X-B3-SpanId: a2fb4a1d1a96d312; X-B3-Sampled: 1 | 0000000000000000063ac35c9f6413ad | 01
							trace id of 31 digits      | X-B3-TraceId: f198ee56343ba864fe8b2a57d3eff70; X-B3-SpanId: a2fb4a1d1a96d312; X-B3-Sampled: 1 | 0f198ee56343ba864fe8b2a57d3eff70 | 01
							flags 0, sampled           | X-B3-TraceId: 463ac35c9f6413ad; X-B3-SpanId: a2fb4a1d1a96d312; X-B3-Sampled: 1; X-B3-Flags: 0 | 0000000000000000463ac35c9f6413ad | 01
							flags 0, not sampled       | X-B3-TraceId: 463ac35c9f6413ad; X-B3-SpanId: a2fb4a1d1a96d312; X-B3-Sampled: 0; X-B3-Flags: 0 | 0000000000000000463ac35c9f6413ad | 00
							flags 0, undecided         | X-B3-TraceId: 463ac35c9f6413ad; X-B3-SpanId: a2fb4a1d1a96d312; X-B3-Flags: 0 | 0000000000000000463ac35c9f6413ad | 01
							flags 1                    | X-B3-TraceId: 463ac35c9f6413ad; X-B3-SpanId: a2fb4a1d1a96d312; X-B3-Flags: 1 | 0000000000000000463ac35c9f6413ad | 01
							sampled in words           | X-B3-TraceId: 463ac35c9f6413ad; X-B3-SpanId: a2fb4a1d1a96d312; X-B3-Sampled: true | 0000000000000000463ac35c9f6413ad | 01
							not sampled in words       | X-B3-TraceId: 463ac35c9f6413ad; X-B3-SpanId: a2fb4a1d1a96d312; X-B3-Sampled: false | 0000000000000000463ac35c9f6413ad | 00
							span shared with a parent  | X-B3-TraceId: 463ac35c9f6413ad; X-B3-SpanId: a2fb4a1d1a96d312; X-B3-ParentSpanId: 463ac35c9f6413ad; X-B3-Sampled: 1 | 0000000000000000463ac35c9f6413ad | 01
							single B3 with a parent    | b3: 80f198ee56343ba864fe8b2a57d3eff7-e457b5a2e4d86bd1-1-05e3ac9a4f6e3b90 | 80f198ee56343ba864fe8b2a57d3eff7 | 01
							64-bit single B3, parent   | b3: 64fe8b2a57d3eff7-e457b5a2e4d86bd1-0-05e3ac9a4f6e3b90 | 000000000000000064fe8b2a57d3eff7 | 00
							single B3, debug           | b3: 80f198ee56343ba864fe8b2a57d3eff7-e457b5a2e4d86bd1-d | 80f198ee56343ba864fe8b2a57d3eff7 | 01
							single B3, undecided       | b3: 80f198ee56343ba864fe8b2a57d3eff7-e457b5a2e4d86bd1 | 80f198ee56343ba864fe8b2a57d3eff7 | 01
							single, undecided, parent  | b3: 80f198ee56343ba864fe8b2a57d3eff7-e457b5a2e4d86bd1-05e3ac9a4f6e3b90 | 80f198ee56343ba864fe8b2a57d3eff7 | 01
					Jaeger, 64-bit             | uber-trace-id: 5af7183fb1d4cf5f:6b221d5bc9e6496c:0:1 | 00000000000000005af7183fb1d4cf5f | 01
							Jaeger, not sampled        | uber-trace-id: 80f198ee56343ba864fe8b2a57d3eff7:6b221d5bc9e6496c:5af7183fb1d4cf5f:0 | 80f198ee56343ba864fe8b2a57d3eff7 | 00
							Jaeger, debug              | uber-trace-id: 80f198ee56343ba864fe8b2a57d3eff7:6b221d5bc9e6496c:0:3 | 80f198ee56343ba864fe8b2a57d3eff7 | 01
							Jaeger, percent-encoded    | uber-trace-id: 80f198ee56343ba864fe8b2a57d3eff7%3A6b221d5bc9e6496c%3A0%3A1 | 80f198ee56343ba864fe8b2a57d3eff7 | 01
							Jaeger, encoded and short  | uber-trace-id: f7183fb1d4cf5f%3A221d5bc9e6496c%3Af7183fb1d4cf5f%3A1 | 000000000000000000f7183fb1d4cf5f | 01
							Jaeger, short              | uber-trace-id: f198ee56343ba864fe8b2a57d3eff70:b221d5bc9e6496c:0:1 | 0f198ee56343ba864fe8b2a57d3eff70 | 01
							Jaeger, flags of two       | uber-trace-id: 80f198ee56343ba864fe8b2a57d3eff7:6b221d5bc9e6496c:0:01 | 80f198ee56343ba864fe8b2a57d3eff7 | 01
							Jaeger, flags of two zeros | uber-trace-id: 80f198ee56343ba864fe8b2a57d3eff7:6b221d5bc9e6496c:0:00 | 80f198ee56343ba864fe8b2a57d3eff7 | 00
							Lightstep                  | ot-tracer-traceid: 5af7183fb1d4cf5f; ot-tracer-spanid: 6b221d5bc9e6496c; ot-tracer-sampled: true | 00000000000000005af7183fb1d4cf5f | 01
							Lightstep, short           | ot-tracer-traceid: af7183fb1d4cf5f; ot-tracer-spanid: b221d5bc9e6496c; ot-tracer-sampled: true | 00000000000000000af7183fb1d4cf5f | 01
							OpenTracing, not sampled   | ot-tracer-traceid: 5af7183fb1d4cf5f; ot-tracer-spanid: 6b221d5bc9e6496c; ot-tracer-sampled: false | 00000000000000005af7183fb1d4cf5f | 00
							several tracestate headers | traceparent: 00-80f198ee56343ba864fe8b2a57d3eff7-6b221d5bc9e6496c-01; tracestate: rojo=00f067aa0ba902b7; tracestate: congo=t61rcWkgMzE | 80f198ee56343ba864fe8b2a57d3eff7 | 01
							""")
	void shouldContinueTheTraceThatIsMeant(String name, String headers, String traceId, String flags) {
		Service stock = this.services.stock();
		Recorder recorder = this.services.recorder();
		Order order = this.services.order(parse(headers), stock, recorder);
		assertThat(order.traceIdIn(stock)).isEqualTo(traceId);
		assertThat(order.received(recorder, "traceparent")).singleElement()
			.asString()
			.matches("00-" + traceId + "-[0-9a-f]{16}-" + flags)
			.doesNotContain(order.lineOf(stock).spanId());
		assertThat(order.received(recorder, "traceparent").get(0) + order.lineOf(stock).spanId())
			.doesNotContain("6b221d5bc9e6496c", "a2fb4a1d1a96d312", "e457b5a2e4d86bd1");
		assertThat(String.join(",", order.received(recorder, "tracestate")))
			.isEqualTo(String.join(",", order.received(stock, "tracestate")));
	}

	private static List<Map.Entry<String, String>> parse(String headers) {
		return Arrays.stream(headers.split("; "))
			.map((header) -> header.split(": "))
			.map((header) -> Map.entry(header[0], header[1]))
			.toList();
	}

}
