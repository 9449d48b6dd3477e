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

package io.github.tracingboot.it.migrator;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.jayway.jsonpath.JsonPath;
import io.micrometer.tracing.Tracer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.PropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Old names with Spring Boot's migrator on the class path: it applies what means the
 * same, and tells the rest.
 */
@ExtendWith(OutputCaptureExtension.class)
class PropertiesMigratorIntegrationTests {

	private static final String OURS = " of Spring Cloud Sleuth, of OpenTracing or of an earlier Spring Boot";

	@Test
	void shouldApplyAndReportAnOldName(CapturedOutput output) {
		try (ConfigurableApplicationContext context = run("--spring.sleuth.sampler.probability=0.0")) {
			assertThat(context.getBean(Tracer.class).nextSpan().context().sampled()).isFalse();
		}
		assertThat(output)
			.contains("Key: spring.sleuth.sampler.probability", "Replacement: management.tracing.sampling.probability")
			.doesNotContain(OURS);
	}

	@Test
	void shouldReportWhatToDoWhereNoValueCanBeTakenOver(CapturedOutput output) {
		run("--spring.sleuth.trace-id128=true", "--spring.zipkin.base-url=http://zipkin:9411/").close();
		assertThat(output).contains("Key: spring.sleuth.trace-id128",
				"Reason: Remove it: trace ids have 128 bits, always.", "Key: spring.zipkin.base-url",
				"Reason: Write 'zipkin' under 'tracing.export.to', and this under 'tracing.export.zipkin.endpoint', "
						+ "with '/api/v2/spans' at the end if it has a path.")
			.doesNotContain(OURS);
	}

	@Test
	void shouldApplyEveryNameThatHasASuccessor() throws IOException {
		Map<String, String> names = replacements();
		// The migrator takes Spring Boot's word for these, which is without a type for
		// most.
		names.keySet().removeAll(namesThatSpringBootKnows());
		assertThat(names).hasSizeGreaterThan(30);
		for (Map.Entry<String, String> name : names.entrySet()) {
			assertThat(valueAfterMigration(name.getKey(), name.getValue())).as(name.toString()).isEqualTo("17");
		}
	}

	@Test
	void shouldLetDefaultsFollowFromWhatWasApplied() {
		try (ConfigurableApplicationContext context = run("--spring.sleuth.baggage.remote-fields=tenant",
				"--spring.sleuth.grpc.enabled=false")) {
			assertThat(context.getEnvironment().getProperty("management.tracing.baggage.tag-fields"))
				.isEqualTo("tenant");
			assertThat(context.getEnvironment().getProperty("spring.grpc.server.observation.enabled"))
				.isEqualTo("false");
			assertThat(context.getEnvironment().getProperty("management.tracing.sampling.probability"))
				.isEqualTo("1.0");
		}
	}

	@Test
	void shouldTellOnlyWhatTheMigratorDoesNotSee(CapturedOutput output) {
		run("--spring.config.location=classpath:lists.yaml", "--spring.sleuth.foo=1",
				"--spring.sleuth.sampler.probability=0.5")
			.close();
		assertThat(output.toString().lines().filter((line) -> line.startsWith("    spring.")))
			.satisfiesExactlyInAnyOrder(
					(line) -> assertThat(line).startsWith("    spring.sleuth.baggage.remote-fields ")
						.endsWith("Write 'management.tracing.baggage.remote-fields'."),
					(line) -> assertThat(line).startsWith("    spring.sleuth.foo "));
	}

	// The migrator looks before such files are read.
	@Test
	void shouldTellWhatPropertySourceFilesSay(CapturedOutput output) {
		run(WithPropertySource.class, "--spring.sleuth.trace-id128=true").close();
		assertThat(output.toString().lines().filter((line) -> line.startsWith("    spring."))).singleElement()
			.asString()
			.startsWith("    spring.sleuth.sampler.probability ")
			.contains("old.properties")
			.endsWith("Write 'management.tracing.sampling.probability'.");
	}

	@Test
	void shouldExportToTheAddressThatWasApplied() {
		try (ConfigurableApplicationContext context = run(
				"--management.zipkin.tracing.endpoint=http://127.0.0.1:1/api/v2/spans")) {
			assertThat(context.containsBean("zipkinHttpSpanExporter")).isTrue();
		}
	}

	@Test
	void shouldFailInStrictModeAllTheSame(CapturedOutput output) {
		assertThatException()
			.isThrownBy(() -> run("--tracing.sleuth.strict=true", "--spring.sleuth.sampler.probability=0.5").close());
		assertThat(output).contains("Property: spring.sleuth.sampler.probability", "Value: 0.5");
	}

	// Without auto-configuration, which would refuse the value for some.
	private static String valueAfterMigration(String old, String replacement) {
		SpringApplication application = new SpringApplication(Nothing.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		boolean map = replacement.endsWith("headers") || replacement.endsWith("attributes");
		String suffix = map ? ".key" : "";
		try (ConfigurableApplicationContext context = application.run("--tracing.enabled=false",
				"--" + old + suffix + "=17")) {
			return context.getEnvironment().getProperty(replacement + suffix);
		}
	}

	private static Set<String> namesThatSpringBootKnows() throws IOException {
		Set<String> names = new HashSet<>();
		for (URL url : Collections.list(PropertiesMigratorIntegrationTests.class.getClassLoader()
			.getResources("META-INF/spring-configuration-metadata.json"))) {
			if (url.getPath().contains("/org/springframework/boot/")) {
				properties(url).forEach((property) -> names.add((String) property.get("name")));
			}
		}
		return names;
	}

	private static List<Map<String, Object>> properties(URL url) throws IOException {
		try (InputStream stream = url.openStream()) {
			return JsonPath.parse(stream).<List<Map<String, Object>>>read("$.properties");
		}
	}

	private static Map<String, String> replacements() throws IOException {
		Map<String, String> replacements = new LinkedHashMap<>();
		for (Map<String, Object> property : properties(PropertiesMigratorIntegrationTests.class
			.getResource("/io/github/tracingboot/sleuth/migration/additional-spring-configuration-metadata.json"))) {
			if (property.get("deprecation") instanceof Map<?, ?> deprecation
					&& deprecation.get("replacement") instanceof String replacement) {
				replacements.put((String) property.get("name"), replacement);
			}
		}
		return replacements;
	}

	private static ConfigurableApplicationContext run(String... arguments) {
		return run(Application.class, arguments);
	}

	private static ConfigurableApplicationContext run(Class<?> source, String... arguments) {
		SpringApplication application = new SpringApplication(source);
		application.setWebApplicationType(WebApplicationType.NONE);
		return application.run(arguments);
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Application {

	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	@PropertySource("classpath:old.properties")
	static class WithPropertySource {

	}

	static class Nothing {

	}

}
