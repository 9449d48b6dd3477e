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
 * Fields that travel with the trace.
 */
class BaggageTests extends ShopTests {

	@Test
	void shouldLogAndTagARemoteField() {
		Call call = Call.traced().with("tenant", "acme");
		get(call, "/orders/7");
		assertThat(line("Order is read").tenant()).isEqualTo("acme");
		assertThat(request(call.traceId()).tags()).containsEntry("tenant", "acme");
	}

	@Test
	void shouldReadARemoteFieldWithoutATrace() {
		get(Call.untraced().with("tenant", "acme"), "/orders/7");
		assertThat(line("Order is read").tenant()).isEqualTo("acme");
	}

	@Test
	void shouldTellARemoteField() {
		assertThat(post(Call.traced().with("tenant", "acme"), "/orders/7/announce")).isEqualTo("acme");
	}

	@Test
	void shouldSendARemoteFieldOn() {
		Call call = Call.traced().with("tenant", "acme");
		assertThat(get(call, "/orders/7/price?peer=" + address())).contains("tenant=acme\n");
		assertThat(line("Headers are shown").tenant()).isEqualTo("acme");
	}

	@Test
	void shouldLogAndTagALocalField() {
		Call call = Call.traced();
		post(call, "/orders/7/announce");
		assertThat(line("Parcel is announced").channel()).isEqualTo("mail");
		assertThat(request(call.traceId()).tags()).containsEntry("channel", "mail");
	}

	@Test
	void shouldLeaveNoFieldToTheNextRequest() {
		for (int i = 0; i < 20; i++) {
			post(Call.traced().with("tenant", "acme"), "/orders/7/announce");
		}
		get(Call.traced(), "/orders/7");
		assertThat(line("Order is read").tenant()).isEmpty();
		assertThat(line("Order is read").channel()).isEmpty();
	}

}
