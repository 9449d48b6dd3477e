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

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls to other services, by a RestTemplate bean and by a WebClient.
 */
class ClientTests extends ShopTests {

	@ParameterizedTest
	@ValueSource(strings = { "price", "stock" })
	void shouldSendB3Headers(String call) {
		Call caller = Call.traced();
		List<String> headers = get(caller, "/orders/7/" + call + "?peer=" + address()).lines().toList();
		assertThat(headers).contains("x-b3-traceid=" + caller.traceId(), "x-b3-sampled=1")
			.anyMatch((header) -> header.matches("x-b3-spanid=[0-9a-f]{16}"));
		assertThat(line("Headers are shown").traceId()).isEqualTo(caller.traceId());
	}

	@ParameterizedTest
	@ValueSource(strings = { "price", "stock" })
	void shouldTellOthersNotToRecordEither(String call) {
		Call caller = Call.unsampled();
		assertThat(get(caller, "/orders/7/" + call + "?peer=" + address()).lines())
			.contains("x-b3-traceid=" + caller.traceId(), "x-b3-sampled=0");
	}

}
