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

package io.github.tracingboot.it.lifecycle;

import java.util.stream.Stream;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.FakeZipkin;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * More than one application context in a JVM at the same time.
 */
@ExtendWith(OutputCaptureExtension.class)
class SeveralContextsIntegrationTests {

	@Test
	void shouldKeepSpansOfTwoApplicationsInOneJvmApart(CapturedOutput output) {
		try (FakeZipkin firstZipkin = new FakeZipkin();
				FakeZipkin secondZipkin = new FakeZipkin();
				RunningApplication second = start("second", secondZipkin)) {
			Caller caller = Caller.sampled();
			try (RunningApplication first = start("first", firstZipkin)) {
				first.get(caller, "/work?name=first");
				second.get(caller, "/work?name=second");
				await().untilAsserted(() -> assertThat(secondZipkin.names()).containsExactly("get /work"));
			}
			assertThat(firstZipkin.names()).containsExactly("get /work");
			assertThat(firstZipkin.bodies()).allMatch((body) -> body.contains("\"serviceName\":\"first\""));
			assertThat(secondZipkin.bodies()).allMatch((body) -> body.contains("\"serviceName\":\"second\""));
			second.get(caller, "/work?name=lonely");
			await().untilAsserted(() -> assertThat(secondZipkin.names()).hasSize(2));
			for (String work : Stream.of("first", "second", "lonely").map((name) -> "did " + name + " work").toList()) {
				assertHasIds(output, work, caller);
			}
		}
	}

	@Test
	void shouldTraceWebContextBelowPlainParent(CapturedOutput output) {
		assertTracesRequestOnce(output, PlainParent.class, "get /work");
	}

	@Test
	void shouldTraceWebContextBelowParentThatIsAutoConfiguredItself(CapturedOutput output) {
		// The parent has the tracer and its handlers, and knows nothing of the web.
		assertTracesRequestOnce(output, AutoConfiguredParent.class, "http get /work");
	}

	@Test
	void shouldTraceNoManagementRequestOnSeparatePort(CapturedOutput output) {
		try (FakeZipkin zipkin = new FakeZipkin();
				RunningApplication application = RunningApplication.start(LifecycleApplication.class,
						zipkin.properties(FakeZipkin.WITHOUT_DELAY, "management.server.port=0"))) {
			assertThat(application.get(application.managementPort(), "/actuator/health").statusCode()).isEqualTo(200);
			Caller caller = Caller.sampled();
			application.get(caller, "/work?name=public");
			await().untilAsserted(() -> assertThat(zipkin.names()).isNotEmpty());
			assertThat(zipkin.names()).containsExactly("get /work");
			assertHasIds(output, "did public work", caller);
			assertThat(output).doesNotContain(" WARN ").doesNotContain(" ERROR ");
		}
	}

	private static void assertTracesRequestOnce(CapturedOutput output, Class<?> parent, String spanName) {
		try (FakeZipkin zipkin = new FakeZipkin()) {
			ConfigurableApplicationContext child = new SpringApplicationBuilder(parent)
				.properties(zipkin.properties(FakeZipkin.WITHOUT_DELAY))
				.web(WebApplicationType.NONE)
				.child(LifecycleApplication.class)
				.web(WebApplicationType.SERVLET)
				.run("--server.port=0");
			// Closes the child too.
			try (ConfigurableApplicationContext closed = (ConfigurableApplicationContext) child.getParent()) {
				assertThat(closed).isNotNull();
				Caller caller = Caller.sampled();
				assertThat(RunningApplication.of(child).get(caller, "/work?name=child").statusCode()).isEqualTo(200);
				assertHasIds(output, "did child work", caller);
			}
			assertThat(child.isActive()).isFalse();
			Threads.awaitNoneOfOurs();
			assertThat(zipkin.names()).containsExactly(spanName);
			// Spring Boot's metrics of executors complain about a parent that has them
			// too.
			assertThat(output.toString().lines()).filteredOn((line) -> line.matches(".* (WARN|ERROR) .*"))
				.allMatch((line) -> line.contains("i.m.core.instrument.MeterRegistry"));
		}
	}

	private static RunningApplication start(String name, FakeZipkin zipkin) {
		return RunningApplication.start(LifecycleApplication.class,
				zipkin.properties(FakeZipkin.WITHOUT_DELAY, "spring.application.name=" + name));
	}

	private static void assertHasIds(CapturedOutput output, String text, Caller caller) {
		assertThat(LogLines.all(output, text)).singleElement()
			.asString()
			.containsPattern("\\[" + caller.traceId() + "-[0-9a-f]{16}]");
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	static class PlainParent {

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class AutoConfiguredParent {

	}

}
