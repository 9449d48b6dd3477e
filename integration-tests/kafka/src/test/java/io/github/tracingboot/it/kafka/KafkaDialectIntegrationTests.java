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

package io.github.tracingboot.it.kafka;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.SeenHeaders;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Trace context and baggage in the headers of records, as other services write and read
 * them.
 */
@ExtendWith(OutputCaptureExtension.class)
class KafkaDialectIntegrationTests {

	private static Shop shop;

	@BeforeAll
	static void start() {
		shop = new Shop(Application.class, "tracing.propagation.produce=w3c,b3,b3-multi,jaeger,ot");
	}

	@AfterAll
	static void stop() {
		shop.close();
	}

	@Test
	void shouldShowThePropagatorsAllHeaders(CapturedOutput output) {
		Caller stale = Caller.sampled();
		Caller caller = Caller.sampled();
		shop.peer()
			.send("orders", "with baggage",
					List.of(header("traceparent", stale.traceparent()), header("traceparent", caller.traceparent()),
							header("tracestate", "a=" + caller.spanId()), header("tracestate", "b=2"),
							header("uberctx-tenant", "acme"), header("ot-baggage-tenant", "acme"),
							header("shop-tenant", "acme")));
		assertThat(LogLines.awaitAll(output, "order with baggage")).singleElement()
			.asString()
			.contains("[" + caller.traceId());
		SeenHeaders seen = shop.bean(SeenHeaders.class);
		assertThat(seen.names()).contains("uberctx-tenant", "ot-baggage-tenant", "shop-tenant");
		assertThat(seen.values()).contains("tracestate=[a=" + caller.spanId() + ", b=2]",
				"traceparent=[" + caller.traceparent() + "]");
	}

	private static List<Header> headers(Map<String, String> values) {
		return values.entrySet().stream().map((entry) -> header(entry.getKey(), entry.getValue())).toList();
	}

	private static Header header(String name, String value) {
		return Peer.header(name, value.getBytes(StandardCharsets.UTF_8));
	}

	@Configuration(proxyBeanMethods = false)
	@Import(ShopApplication.class)
	static class Application {

		@Bean
		SeenHeaders seenHeaders() {
			return new SeenHeaders();
		}

	}

}
