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
import static org.awaitility.Awaitility.await;

/**
 * SQL statements.
 */
class StatementTests extends ShopTests {

	@Test
	void shouldReportAStatementAsAClientSpanOfItsRequest() {
		Call call = Call.traced();
		get(call, "/orders/7");
		await().untilAsserted(() -> assertThat(zipkin().spansOf(call.traceId()))
			.filteredOn((span) -> span.tags().containsValue("select item from orders where id = ?"))
			.singleElement()
			.satisfies((span) -> assertThat(span.kind()).isEqualTo("CLIENT")));
	}

}
