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

package io.github.tracingboot.sleuth.migration;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.json.BasicJsonParser;
import org.springframework.boot.json.JsonParser;
import org.springframework.boot.json.JsonParserFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The old names in our metadata, beside what was published.
 */
class RenamedPropertiesTests {

	private static final Pattern MENTIONED = Pattern
		.compile("'((?:tracing|management|spring|logging)\\.[a-z0-9.-]*[a-z0-9])(?:=[a-z]+)?'");

	// Known to Spring Boot's conditions, to its logging system or to Spring Cloud,
	// without
	// metadata on this class path; or an entry of a map.
	private static final Set<String> WITHOUT_METADATA = Set.of("logging.expect-correlation-id",
			"management.tracing.export.zipkin.enabled", "spring.cloud.openfeign.micrometer.enabled",
			"management.observations.enable.http.client.requests", "management.observations.enable.jms",
			"management.observations.enable.tasks.scheduled.execution", "logging.level.org.springframework.jdbc.core.",
			"tracing.export.otlp.headers.authorization", "management.opentelemetry.resource-attributes.service.name");

	@ParameterizedTest
	@ValueSource(strings = { "spring-cloud-sleuth-autoconfigure-3.1.11", "spring-cloud-sleuth-zipkin-3.1.11",
			"spring-cloud-sleuth-core-2.2.8.RELEASE", "spring-cloud-sleuth-zipkin-2.2.8.RELEASE",
			"opentracing-spring-jaeger-starter-3.3.1", "opentracing-spring-web-starter-4.1.0",
			"opentracing-spring-cloud-core-0.5.9" })
	void everyPublishedNameIsKnown(String artifact) throws IOException {
		RenamedProperties renamed = RenamedProperties.load();
		assertThat(MetadataFiles.published(artifact)).isNotEmpty()
			.extracting((property) -> (String) property.get("name"))
			.allSatisfy((name) -> assertThat(renamed.find(ConfigurationPropertyName.of(name))).as(name)
				.satisfies((property) -> assertThat(property.name()).isEqualTo(name)));
	}

	@Test
	void everyNameOfTracingThatSpringBoot3HadAndSpringBoot4HasNotIsKnown() throws IOException {
		RenamedProperties renamed = RenamedProperties.load();
		Set<String> valid = MetadataFiles.valid().keySet();
		List<String> gone = MetadataFiles.published("spring-boot-actuator-autoconfigure-3.5.0")
			.stream()
			.map((property) -> (String) property.get("name"))
			.filter((name) -> name.matches(
					"management\\.(tracing|otlp\\.tracing|otlp\\.logging|zipkin|opentelemetry|wavefront\\.trac).*"))
			.filter((name) -> !valid.contains(name))
			.toList();
		assertThat(gone).contains("management.tracing.enabled", "management.zipkin.tracing.endpoint")
			.allSatisfy((name) -> assertThat(renamed.find(ConfigurationPropertyName.of(name))).as(name).isNotNull());
	}

	@Test
	void noNameThatIsValidTodayIsTakenForAnOldOne() throws IOException {
		RenamedProperties renamed = RenamedProperties.load();
		assertThat(MetadataFiles.valid().keySet())
			.contains("management.tracing.sampling.probability", "management.tracing.export.enabled")
			.allSatisfy((name) -> {
				assertThat(OldNames.mayInclude(ConfigurationPropertyName.adapt(name, '.'))).as(name).isFalse();
				assertThat(renamed.find(ConfigurationPropertyName.adapt(name, '.'))).as(name).isNull();
			});
	}

	@Test
	void everyNameHasOneOfReplacementAndReasonAndFailsInIdes() throws IOException {
		assertThat(MetadataFiles.renamed()).hasSizeGreaterThan(150).allSatisfy((property) -> {
			Map<String, String> deprecation = MetadataFiles.deprecation(property);
			assertThat(deprecation.get("level")).isEqualTo("error");
			assertThat(deprecation.containsKey("replacement")).as("%s", property)
				.isNotEqualTo(deprecation.containsKey("reason"));
			assertThat(deprecation.getOrDefault("reason", "Write x.")).matches("(Write|Remove it:|Give) .*\\.");
			assertThat(OldNames.mayInclude(ConfigurationPropertyName.of((String) property.get("name")))).isTrue();
		});
		assertThat(MetadataFiles.renamed()).extracting((property) -> (String) property.get("name"))
			.isSorted()
			.extracting((name) -> name.replaceAll("[^a-z0-9]", ""))
			.doesNotHaveDuplicates();
	}

	// Types as the migrator of Spring Boot compares them.
	@Test
	void everyReplacementIsAPropertyOfACompatibleType() throws IOException {
		Map<String, String> valid = MetadataFiles.valid();
		for (Map<String, Object> property : MetadataFiles.renamed()) {
			String replacement = MetadataFiles.deprecation(property).get("replacement");
			if (replacement != null) {
				assertThat(valid).as("%s", property.get("name")).containsKey(replacement);
				String type = (String) property.get("type");
				assertThat(valid.get(replacement)).as("%s", property.get("name"))
					.isIn((type.equals("java.lang.Integer")) ? List.of(type, "java.time.Duration") : List.of(type));
			}
		}
	}

	@Test
	void everyPropertyThatAReasonNamesExists() throws IOException {
		Set<String> names = new HashSet<>(MetadataFiles.valid().keySet());
		names.addAll(WITHOUT_METADATA);
		MetadataFiles.renamed().forEach((property) -> names.add((String) property.get("name")));
		for (Map<String, Object> property : MetadataFiles.renamed()) {
			Matcher mentioned = MENTIONED.matcher(MetadataFiles.deprecation(property).getOrDefault("reason", ""));
			while (mentioned.find()) {
				assertThat(names).as("%s", property.get("name")).contains(mentioned.group(1));
			}
		}
	}

	// Our endpoint properties say where, not whether.
	@Test
	void everyReasonThatNamesAnEndpointNamesTheBackendToo() throws IOException {
		assertThat(MetadataFiles.renamed()).allSatisfy((property) -> {
			Map<String, String> deprecation = MetadataFiles.deprecation(property);
			assertThat(deprecation.getOrDefault("replacement", "")).as("%s", property)
				.doesNotMatch("tracing\\.export\\..*\\.endpoint");
			String reason = deprecation.getOrDefault("reason", "");
			if (reason.matches(".*'tracing\\.export\\.[a-z]+\\.endpoint'.*")
					&& !property.get("name").equals("spring.zipkin.api-path")) {
				assertThat(reason).as("%s", property).contains("under 'tracing.export.to'");
			}
		});
	}

	@Test
	void theMetadataIsReadAlikeByEveryParser() throws IOException {
		for (JsonParser parser : List.of(new BasicJsonParser(), JsonParserFactory.getJsonParser())) {
			RenamedProperties renamed = RenamedProperties.load(parser);
			for (Map<String, Object> property : MetadataFiles.renamed()) {
				Map<String, String> deprecation = MetadataFiles.deprecation(property);
				assertThat(renamed.find(ConfigurationPropertyName.of((String) property.get("name"))))
					.isEqualTo(new RenamedProperty((String) property.get("name"), (String) property.get("type"),
							deprecation.get("replacement"), deprecation.get("reason")));
			}
		}
	}

}
