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

package io.github.tracingboot.it.webmvc;

import java.net.http.HttpResponse;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.github.tracingboot.it.servlet.ServletApplication;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The response header in its other forms.
 */
class ResponseHeaderIntegrationTests {

	@Test
	void shouldBeAbsentWhenSwitchedOff() {
		try (RunningApplication application = start("tracing.web.response-header.enabled=false")) {
			Caller caller = Caller.sampled();
			HttpResponse<String> response = application.get(caller, "/orders/1");
			assertThat(response.headers().map()).doesNotContainKeys("X-Trace-Id", "x-trace-id");
			assertThat(response.headers().map().toString()).doesNotContain(caller.traceId());
			assertThat(application.get(caller, "/fails").headers().map().toString()).doesNotContain(caller.traceId());
		}
	}

	@Test
	void shouldHaveTheNameThatTheUserChose() {
		try (RunningApplication application = start("tracing.web.response-header.name=Request-Reference")) {
			Caller caller = Caller.sampled();
			HttpResponse<String> response = application.get(caller, "/orders/1");
			assertThat(response.headers().allValues("Request-Reference")).containsExactly(caller.traceId());
			assertThat(response.headers().allValues("X-Trace-Id")).isEmpty();
		}
	}

	@Test
	void shouldHoldTraceparentOfTheServerSpan() {
		try (RunningApplication application = start("tracing.web.response-header.format=traceparent")) {
			Caller sampled = Caller.sampled();
			HttpResponse<String> response = application.get(sampled, "/orders/1");
			String spanId = application.bean(RecordedSpans.class).serverSpan(sampled.traceId()).getSpanId();
			assertThat(response.headers().allValues("traceparent"))
				.containsExactly("00-" + sampled.traceId() + "-" + spanId + "-01");
			Caller unsampled = Caller.unsampled();
			assertThat(application.get(unsampled, "/orders/1").headers().firstValue("traceparent").orElseThrow())
				.startsWith("00-" + unsampled.traceId() + "-")
				.endsWith("-00");
		}
	}

	@Test
	void shouldStandBesideTheServerTimingsOfTheApplication() {
		try (RunningApplication application = start("tracing.web.response-header.format=server-timing")) {
			Caller relayed = Caller.sampled();
			assertThat(application.get(relayed, "/relays").headers().allValues("Server-Timing"))
				.containsExactlyInAnyOrder("db;dur=53", serverTiming(application, relayed));
			Caller timed = Caller.sampled();
			assertThat(application.get(timed, "/sets-server-timing").headers().allValues("Server-Timing"))
				.containsExactlyInAnyOrder("db;dur=53", serverTiming(application, timed));
			Caller failed = Caller.sampled();
			assertThat(application.get(failed, "/fails").headers().allValues("Server-Timing"))
				.containsExactly(serverTiming(application, failed));
		}
	}

	@Test
	void shouldBeExposedToScriptsOnlyWhenTheUserConfiguresIt() {
		String exposed = "Access-Control-Expose-Headers";
		try (RunningApplication application = RunningApplication.start(CorsApplication.class)) {
			Caller caller = Caller.sampled();
			HttpResponse<String> plain = application.get(caller, "/orders/1", "Origin", "https://shop.example");
			assertThat(plain.headers().allValues("X-Trace-Id")).containsExactly(caller.traceId());
			assertThat(plain.headers().allValues(exposed)).isEmpty();
			HttpResponse<String> configured = application.get(caller, "/probe", "Origin", "https://shop.example");
			assertThat(configured.headers().allValues(exposed)).containsExactly("X-Trace-Id");
		}
	}

	private static String serverTiming(RunningApplication application, Caller caller) {
		String spanId = application.bean(RecordedSpans.class).serverSpan(caller.traceId()).getSpanId();
		return "trace;desc=00-" + caller.traceId() + "-" + spanId + "-01";
	}

	private static RunningApplication start(String property) {
		return RunningApplication.start(ServletApplication.class, property);
	}

	@Configuration(proxyBeanMethods = false)
	@Import(ServletApplication.class)
	static class CorsApplication {

		@Bean
		WebMvcConfigurer cors() {
			return new WebMvcConfigurer() {

				@Override
				public void addCorsMappings(CorsRegistry registry) {
					registry.addMapping("/orders/**").allowedOrigins("https://shop.example");
					registry.addMapping("/probe").allowedOrigins("https://shop.example").exposedHeaders("X-Trace-Id");
				}

			};
		}

	}

}
