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

package io.github.tracingboot.propagation;

import io.github.tracingboot.TracingRunner;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExternalTags}.
 */
class ExternalTagsTests {

	private final InMemorySpanExporter spans = InMemorySpanExporter.create();

	@Test
	void shouldCleanValuesThatComeFromOutside() {
		TracingRunner.create()
			.withBean(SimpleSpanProcessor.class, () -> (SimpleSpanProcessor) SimpleSpanProcessor.create(this.spans))
			.run((context) -> {
				Span span = context.getBean(Tracer.class).nextSpan().start();
				ExternalTags.add(span, "path", "/a\r\nb".repeat(1000));
				ExternalTags.add(span, "empty", "");
				ExternalTags.add(span, "none", null);
				Observation.Context observation = new Observation.Context();
				observation.addHighCardinalityKeyValue(KeyValue.of("conversation", "\u202Eid"));
				observation.addLowCardinalityKeyValue(KeyValue.of("error", "broken\n"));
				ExternalTags.add(span, observation);
				span.end();
				assertClean();
			});
	}

	private void assertClean() {
		assertThat(this.spans.getFinishedSpanItems()).singleElement().satisfies((span) -> {
			Attributes attributes = span.getAttributes();
			assertThat(attributes.get(AttributeKey.stringKey("path"))).hasSize(1024).startsWith("/a??b/a");
			assertThat(attributes.get(AttributeKey.stringKey("conversation"))).isEqualTo("?id");
			assertThat(attributes.asMap().keySet()).extracting(AttributeKey::getKey)
				.doesNotContain("empty", "none", "error");
			assertThat(span.getEvents()).singleElement()
				.satisfies((event) -> assertThat(event.getAttributes().toString()).contains("broken?"));
		});
	}

}
