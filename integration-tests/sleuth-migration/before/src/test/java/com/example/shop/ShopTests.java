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

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The running shop, which is the same for all tests, its console and its spans.
 */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class ShopTests {

	private static final Zipkin ZIPKIN = new Zipkin();

	@Value("${local.server.port}")
	private int port;

	private CapturedOutput console;

	@DynamicPropertySource
	static void sendSpans(DynamicPropertyRegistry properties) {
		properties.add("zipkin.url", ZIPKIN::address);
	}

	@BeforeEach
	void readConsole(CapturedOutput console) {
		this.console = console;
	}

	String address() {
		return "http://127.0.0.1:" + this.port;
	}

	String get(Call call, String path) {
		return call.send("GET", address() + path);
	}

	String post(Call call, String path) {
		return call.send("POST", address() + path);
	}

	/**
	 * The only line of the test with a text.
	 * @param text the text
	 * @return the line
	 */
	LogLine line(String text) {
		List<LogLine> lines = LogLine.of(this.console, text);
		assertThat(lines).as(text).hasSize(1);
		return lines.get(0);
	}

	/**
	 * Waits for the span of a request, with which all spans below it are there.
	 * @param traceId the trace
	 * @return the span
	 */
	ReportedSpan request(String traceId) {
		List<ReportedSpan> found = new ArrayList<>();
		await().untilAsserted(() -> {
			found.clear();
			found.addAll(ZIPKIN.spansOf(traceId)
				.stream()
				.filter((span) -> "SERVER".equals(span.kind()))
				.collect(Collectors.toList()));
			assertThat(found).as("Requests of " + traceId).hasSize(1);
		});
		return found.get(0);
	}

	/**
	 * Waits for the only span directly below another.
	 * @param traceId the trace
	 * @param parent the span above
	 * @return the span
	 */
	ReportedSpan below(String traceId, ReportedSpan parent) {
		List<ReportedSpan> found = new ArrayList<>();
		await().untilAsserted(() -> {
			found.clear();
			found.addAll(ZIPKIN.spansOf(traceId)
				.stream()
				.filter((span) -> parent.id().equals(span.parentId()) && !parent.id().equals(span.id()))
				.collect(Collectors.toList()));
			assertThat(found).as("Spans below " + parent).hasSize(1);
		});
		return found.get(0);
	}

	Zipkin zipkin() {
		return ZIPKIN;
	}

}
