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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Work on other threads.
 */
class ThreadTests extends ShopTests {

	@ParameterizedTest
	@CsvSource({ "wrap, Parcel is wrapped", "pack, Parcel is packed", "label, Label is printed" })
	void shouldKeepTheTraceAndItsBaggageOnTheThreadsOfAnExecutor(String call, String text) {
		Call caller = Call.traced().with("tenant", "acme");
		post(caller, "/orders/7/" + call);
		assertThat(line(text).traceId()).isEqualTo(caller.traceId());
		assertThat(line(text).tenant()).isEqualTo("acme");
	}

	@Test
	void shouldMakeASpanOfAnAsyncMethod() {
		Call caller = Call.traced();
		post(caller, "/orders/7/wrap");
		ReportedSpan span = below(caller.traceId(), request(caller.traceId()));
		assertThat(line("Parcel is wrapped").spanId()).isEqualTo(span.id());
	}

}
