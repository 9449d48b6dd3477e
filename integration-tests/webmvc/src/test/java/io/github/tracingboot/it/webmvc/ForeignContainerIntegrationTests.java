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

import io.github.tracingboot.concurrent.ContextBoundary;
import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.github.tracingboot.it.servlet.ServletApplication;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.result.MockMvcResultMatchers;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A container of which the starter knows nothing: Tomcat without the entry in it.
 */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class ForeignContainerIntegrationTests {

	private RunningApplication application;

	private RecordedSpans spans;

	@BeforeAll
	void start() {
		this.application = RunningApplication.start(ForeignContainerApplication.class);
		this.spans = this.application.bean(RecordedSpans.class);
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@Test
	void shouldStartTheTraceInAFilter(CapturedOutput output) {
		Caller caller = Caller.sampled();
		HttpResponse<String> response = this.application.get(caller, "/orders/1");
		assertThat(response.headers().allValues("X-Trace-Id")).containsExactly(caller.traceId());
		LogLines.awaitAll(output, "showing an order", caller.traceId());
		assertThat(this.spans.serverSpan(caller.traceId()).getName()).isEqualTo("GET /orders/{id}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "first", "last" })
	void shouldLogTheIdWhereTheErrorIsRendered(String filter, CapturedOutput output) {
		Caller caller = Caller.sampled();
		HttpResponse<String> response = this.application.get(caller, "/orders/1", "X-Throw", filter);
		assertThat(response.headers().allValues("X-Trace-Id")).containsExactly(caller.traceId());
		LogLines.awaitAll(output, "rendering error 500", caller.traceId());
		assertThat(this.spans.serverSpan(caller.traceId()).getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/callable", "/deferred", "/streamed", "/sse" })
	void shouldRecordOneServerSpanOfAnAsynchronousRequest(String path, CapturedOutput output) {
		Caller caller = Caller.sampled();
		HttpResponse<String> response = this.application.get(caller, path);
		assertThat(response.headers().allValues("X-Trace-Id")).containsExactly(caller.traceId());
		LogLines.awaitAll(output, "working on another thread", caller.traceId());
		assertThat(this.spans.serverSpan(caller.traceId()).getName()).isEqualTo("GET " + path);
	}

	@Test
	void shouldLeaveTheSpanOfATestThatUsesMockMvcAlone() throws Exception {
		FilterRegistrationBean<?> entry = this.application.context()
			.getBean("servletEntryFilter", FilterRegistrationBean.class);
		MockMvc mockMvc = MockMvcBuilders.standaloneSetup(new MockedController()).addFilters(entry.getFilter()).build();
		Tracer tracer = this.application.bean(Tracer.class);
		long repairs = this.application.bean(ContextBoundary.class).repairs();
		Span test = tracer.nextSpan().name("test").start();
		try (Tracer.SpanInScope scope = tracer.withSpan(test)) {
			mockMvc.perform(MockMvcRequestBuilders.get("/mocked"))
				.andExpect(MockMvcResultMatchers.header().string("X-Trace-Id", test.context().traceId()));
			assertThat(tracer.currentSpan()).isNotNull();
			assertThat(tracer.currentSpan().context().spanId()).isEqualTo(test.context().spanId());
		}
		finally {
			test.end();
		}
		SpanData server = this.spans.serverSpan(test.context().traceId());
		assertThat(server.getParentSpanId()).isEqualTo(test.context().spanId());
		assertThat(this.application.bean(ContextBoundary.class).repairs()).isEqualTo(repairs);
	}

	@Configuration(proxyBeanMethods = false)
	@Import(ServletApplication.class)
	static class ForeignContainerApplication {

		@Bean
		static BeanDefinitionRegistryPostProcessor withoutEntryInTomcat() {
			return (BeanDefinitionRegistry registry) -> registry.removeBeanDefinition("tomcatEntryCustomizer");
		}

	}

	@RestController
	static class MockedController {

		@GetMapping("/mocked")
		String answer() {
			return "mocked";
		}

	}

}
