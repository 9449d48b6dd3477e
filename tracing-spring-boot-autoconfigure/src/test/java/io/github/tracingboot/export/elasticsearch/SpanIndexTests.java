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

package io.github.tracingboot.export.elasticsearch;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MutuallyExclusiveConfigurationPropertiesException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SpanIndex}.
 */
class SpanIndexTests {

	private static final Instant LATE_IN_THE_YEAR = Instant.parse("2026-12-31T23:59:59.999999999Z");

	@Test
	void shouldBeDataStreamByDefault() {
		SpanIndex index = of(null, null);
		assertThat(index.isDataStream()).isTrue();
		assertThat(index.at(LATE_IN_THE_YEAR)).isEqualTo("traces-spring-default");
		assertThat(index.getTemplateName()).isEqualTo("traces-spring");
		assertThat(index.getTemplatePattern()).isEqualTo("traces-spring-*");
	}

	@ParameterizedTest
	@CsvSource({ "traces-shop-prod, traces-shop, traces-shop-*", "traces-shop-prod-eu, traces-shop, traces-shop-*",
			"spans, spans, spans", "my-spans, my-spans, my-spans" })
	void shouldShareTemplateOfDataStreamAcrossNamespaces(String dataStream, String template, String pattern) {
		SpanIndex index = of(dataStream, null);
		assertThat(index.at(LATE_IN_THE_YEAR)).isEqualTo(dataStream);
		assertThat(index.getTemplateName()).isEqualTo(template);
		assertThat(index.getTemplatePattern()).isEqualTo(pattern);
	}

	@ParameterizedTest
	@CsvSource({ "spans-%{yyyy.MM.dd}, spans-2026.12.31, spans, spans-*",
			"spans-%{+yyyy.MM.dd}, spans-2026.12.31, spans, spans-*",
			"spans-%{yyyy-MM}-eu, spans-2026-12-eu, spans--eu, spans-*-eu", "spans, spans, spans, spans",
			" spans , spans, spans, spans" })
	void shouldFillInTheDateInUtc(String pattern, String name, String template, String templatePattern) {
		SpanIndex index = of(null, pattern);
		assertThat(index.isDataStream()).isFalse();
		assertThat(index.at(LATE_IN_THE_YEAR)).isEqualTo(name);
		assertThat(index.getTemplateName()).isEqualTo(template);
		assertThat(index.getTemplatePattern()).isEqualTo(templatePattern);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Spans", "sp ans", "sp*", "_spans", "-spans", ".ds-spans", "a/b", "a:b", "a,b", "a#b",
			"spans-%{yyyy", "spans-%{b}ad}", "spans-%{HH:mm}", "spans-%{MMM}", "%{yyyy.MM.dd}", "spans-%{qqqqqqq}" })
	void shouldRefuseImpossibleIndex(String pattern) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class).isThrownBy(() -> of(null, pattern))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("tracing.export.elasticsearch.index"))
			.satisfies((ex) -> assertThat(ex.getValue()).isEqualTo(pattern));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Traces", "traces-apm", "traces-apm-default", "traces-%{yyyy}" })
	void shouldRefuseImpossibleDataStream(String name) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class).isThrownBy(() -> of(name, null))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("tracing.export.elasticsearch.data-stream"));
	}

	@Test
	void shouldNotBeBoth() {
		assertThatExceptionOfType(MutuallyExclusiveConfigurationPropertiesException.class)
			.isThrownBy(() -> of("spans", "spans"));
	}

	private static SpanIndex of(@Nullable String dataStream, @Nullable String index) {
		ElasticsearchExportProperties properties = new ElasticsearchExportProperties();
		properties.setDataStream(dataStream);
		properties.setIndex(index);
		return SpanIndex.of(properties);
	}

}
