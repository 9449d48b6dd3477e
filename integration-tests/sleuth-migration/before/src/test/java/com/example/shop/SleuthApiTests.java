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
 * Sleuth's API and annotations.
 */
class SleuthApiTests extends ShopTests {

	@Test
	void shouldMakeASpanByHand() {
		Call call = Call.traced();
		assertThat(post(call, "/orders/7/ship")).isEqualTo(call.traceId());
		ReportedSpan span = below(call.traceId(), request(call.traceId()));
		assertThat(span.name()).isEqualTo("ship parcel");
		assertThat(span.tags()).containsEntry("weight", "1 kg").containsKey("error");
		assertThat(span.events()).contains("shipped");
		assertThat(line("Parcel is shipped").spanId()).isEqualTo(span.id());
	}

	@Test
	void shouldMakeASpanByItsBuilderAndWrapATask() {
		Call call = Call.traced();
		post(call, "/orders/7/carry");
		ReportedSpan span = below(call.traceId(), request(call.traceId()));
		assertThat(span.name()).isEqualTo("carry parcel");
		assertThat(span.kind()).isEqualTo("CLIENT");
		assertThat(span.endpoint("remoteEndpoint")).containsEntry("serviceName", "carrier");
		assertThat(span.tags()).containsEntry("lorry", "red");
		assertThat(line("Parcel is carried").spanId()).isEqualTo(span.id());
	}

	@Test
	void shouldMakeASpanByAnnotation() {
		Call call = Call.traced();
		post(call, "/orders/7/charge");
		ReportedSpan span = below(call.traceId(), request(call.traceId()));
		assertThat(span.name()).isEqualTo("charge card");
		assertThat(span.tags()).containsEntry("order.id", "7")
			.containsEntry("card", "credit")
			.containsEntry("class", "Payments")
			.containsEntry("method", "charge");
		assertThat(span.events()).contains("charged");
		assertThat(line("Card is charged").spanId()).isEqualTo(span.id());
	}

	@Test
	void shouldContinueASpanByAnnotation() {
		Call call = Call.traced();
		post(call, "/orders/7/check");
		ReportedSpan span = request(call.traceId());
		assertThat(span.tags()).containsEntry("order.checked", "#7");
		assertThat(span.events()).containsSubsequence("check.before", "check.after");
		assertThat(line("Card is checked").spanId()).isEqualTo(span.id());
	}

	@Test
	void shouldTagTheExceptionOfAnAnnotatedMethod() {
		Call call = Call.traced();
		assertThat(post(call, "/orders/7/refuse")).isEqualTo("refused");
		ReportedSpan span = below(call.traceId(), request(call.traceId()));
		assertThat(span.name()).isEqualTo("refuse-card");
		assertThat(span.tags()).containsKey("error");
		assertThat(request(call.traceId()).tags()).doesNotContainKey("error");
	}

}
