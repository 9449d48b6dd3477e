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
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Work that a clock starts.
 */
@ExtendWith(OutputCaptureExtension.class)
class ScheduledTests {

	@Test
	void shouldBeginATraceAndReportIt(CapturedOutput console) {
		try (Zipkin zipkin = new Zipkin();
				ConfigurableApplicationContext shop = new SpringApplicationBuilder(ShopApplication.class)
					.run("--zipkin.url=" + zipkin.address(), "--spring.datasource.generate-unique-name=true")) {
			await().until(() -> LogLine.of(console, "Parcels are counted").size() == 1);
			LogLine line = LogLine.of(console, "Parcels are counted").get(0);
			assertThat(line.traceId()).isNotEmpty();
			await().untilAsserted(() -> assertThat(zipkin.spansOf(line.traceId())).singleElement()
				.satisfies((span) -> assertThat(span.id()).isEqualTo(line.spanId())));
		}
	}

}
