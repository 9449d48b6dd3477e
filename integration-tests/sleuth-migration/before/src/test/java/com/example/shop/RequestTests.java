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
 * Requests and their log lines.
 */
class RequestTests extends ShopTests {

	@Test
	void shouldContinueTheTraceOfB3HeadersOnEveryLine() {
		Call call = Call.traced();
		assertThat(get(call, "/orders/7")).isEqualTo("pen");
		assertThat(line("Audit of").traceId()).isEqualTo(call.traceId());
		assertThat(line("Order is read").traceId()).isEqualTo(call.traceId());
		assertThat(line("Order is read").spanId()).isEqualTo(request(call.traceId()).id())
			.isEqualTo(line("Audit of").spanId());
	}

	@Test
	void shouldNameTheSpanByMethodAndRoute() {
		Call call = Call.traced();
		get(call, "/orders/7");
		assertThat(request(call.traceId()).name()).isEqualTo("get /orders/{id}");
	}

	@Test
	void shouldBeginATraceAndReportIt() {
		get(Call.untraced(), "/orders/7");
		assertThat(request(line("Order is read").traceId()).parentId()).isNull();
	}

	@Test
	void shouldLogTheIdsOfATraceThatIsNotRecordedAndReportNothing() {
		Call call = Call.unsampled();
		get(call, "/orders/7");
		assertThat(line("Order is read").traceId()).isEqualTo(call.traceId());
		assertNothingIsReportedOf(call.traceId());
	}

	@Test
	void shouldLogTheIdsOnSkippedPathsAndReportNothing() {
		get(Call.untraced(), "/internal/ping");
		assertThat(line("Ping is answered").traceId()).isNotEmpty();
		assertNothingIsReportedOf(line("Ping is answered").traceId());
	}

	@Test
	void shouldLogTheIdsWithTheExceptionThatNobodyHandled() {
		Call call = Call.traced();
		get(call, "/orders/7/broken");
		assertThat(line("Order 7 is broken").traceId()).isEqualTo(call.traceId());
		assertThat(request(call.traceId()).tags()).containsKey("error");
	}

	private void assertNothingIsReportedOf(String traceId) {
		Call later = Call.traced();
		get(later, "/orders/7");
		request(later.traceId());
		assertThat(zipkin().spansOf(traceId)).isEmpty();
	}

}
