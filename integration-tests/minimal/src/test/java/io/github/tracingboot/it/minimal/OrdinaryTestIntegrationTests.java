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

package io.github.tracingboot.it.minimal;

import java.util.HashMap;
import java.util.Map;

import io.github.tracingboot.it.SpanLoggingApplication;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * In an ordinary test of a user, for which Spring Boot switches tracing export off,
 * headers travel and log lines have ids all the same.
 */
@SpringBootTest(classes = SpanLoggingApplication.class)
@ExtendWith(OutputCaptureExtension.class)
class OrdinaryTestIntegrationTests {

	@Autowired
	private Tracer tracer;

	@Autowired
	private Propagator propagator;

	@Test
	void headersTravelAndLogLinesHaveIds(@Autowired Environment environment, CapturedOutput output) {
		assertThat(environment.getProperty("management.tracing.export.enabled", Boolean.class)).isFalse();
		Map<String, String> headers = new HashMap<>();
		Span span = this.propagator
			.extract(Map.of("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"), Map::get)
			.start();
		try (Tracer.SpanInScope scope = this.tracer.withSpan(span)) {
			LoggerFactory.getLogger("test").info("a line of the test");
			this.propagator.inject(span.context(), headers, Map::put);
		}
		span.end();
		assertThat(headers.get("traceparent")).contains("0af7651916cd43dd8448eb211c80319c");
		assertThat(output.getOut().lines().filter((line) -> line.contains("a line of the test"))).singleElement()
			.asString()
			.contains("0af7651916cd43dd8448eb211c80319c");
	}

}
