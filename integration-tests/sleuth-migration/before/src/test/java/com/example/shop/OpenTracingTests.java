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

package com.example.shop;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * OpenTracing's API.
 */
class OpenTracingTests extends ShopTests {

	@Test
	void shouldMakeASpan() {
		Call call = Call.traced();
		assertThat(post(call, "/orders/7/book")).isEqualTo(call.traceId());
		ReportedSpan span = below(call.traceId(), request(call.traceId()));
		assertThat(span.name()).isEqualTo("book order");
		assertThat(span.tags()).containsEntry("ledger", "main").containsEntry("amount", "12");
		assertThat(span.events()).contains("booked");
		assertThat(line("Order is booked").spanId()).isEqualTo(span.id());
	}

	@Test
	void shouldUnderstandStandardTags() {
		Call call = Call.traced();
		post(call, "/orders/7/credit");
		ReportedSpan span = below(call.traceId(), request(call.traceId()));
		assertThat(span.kind()).isEqualTo("CLIENT");
		assertThat(span.endpoint("remoteEndpoint")).containsEntry("serviceName", "bank");
		assertThat(span.tags()).containsKey("error");
		assertThat(span.events()).contains("refused");
	}

}
