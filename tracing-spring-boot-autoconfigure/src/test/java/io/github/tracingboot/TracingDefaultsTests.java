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

package io.github.tracingboot;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.micrometer.tracing.autoconfigure.TracingProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TracingDefaultsEnvironmentPostProcessor} and what it contributes.
 */
class TracingDefaultsTests {

	private static final String REMOTE_FIELDS = "management.tracing.baggage.remote-fields";

	private static final String PROBABILITY = "management.tracing.sampling.probability";

	@Test
	void shouldRecordEverythingAndPropagateThroughReactorByDefault() {
		ConfigurableEnvironment environment = process(Map.of());
		assertThat(environment.getProperty(PROBABILITY, Double.class)).isEqualTo(1.0);
		assertThat(environment.getProperty("spring.reactor.context-propagation")).isEqualTo("auto");
		assertThat(environment.getProperty("logging.expect-correlation-id", Boolean.class)).isTrue();
	}

	@Test
	void shouldKeepRoomForIdsInTextLogsWhenExportIsOff() {
		try (ConfigurableApplicationContext context = run(Empty.class, "--management.tracing.export.enabled=false")) {
			assertThat(context.getEnvironment().getProperty("logging.expect-correlation-id", Boolean.class)).isTrue();
		}
	}

	@Test
	void shouldGiveWayToTheUsersValue() {
		assertThat(process(Map.of(PROBABILITY, "0.25")).getProperty(PROBABILITY)).isEqualTo("0.25");
	}

	@Test
	void shouldGiveWayToDefaultPropertiesOfTheApplication() {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Empty.class)
			.web(WebApplicationType.NONE)
			.properties(PROBABILITY + "=0.5")
			.run()) {
			assertThat(context.getEnvironment().getProperty(PROBABILITY)).isEqualTo("0.5");
		}
	}

	@Test
	void shouldGiveWayToPropertySourceAnnotations() {
		try (ConfigurableApplicationContext context = run(WithPropertySource.class)) {
			assertThat(context.getEnvironment().getProperty(PROBABILITY)).isEqualTo("0.75");
		}
	}

	@ParameterizedTest
	@CsvSource({ "tracing.enabled, maybe", "tracing.enabled, ''", "tracing.enabled, on",
			"tracing.instrument.executors.enabled, ture", "tracing.web.response-header.enabled, yes" })
	void shouldRefuseASwitchThatIsNeitherOnNorOff(String property, String value) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> process(Map.of(property, value)))
			.satisfies((ex) -> {
				assertThat(ex.getName()).isEqualTo(property);
				assertThat(ex.getValue()).isEqualTo(value);
				assertThat(ex.getReason()).contains("'true'", "'false'");
			});
	}

	@ParameterizedTest
	@CsvSource({ "graphql, management.observations.enable.graphql", "grpc, spring.grpc.client.observation.enabled",
			"grpc, spring.grpc.server.observation.enabled" })
	void shouldSwitchOffWhatSpringBootInstrumentsByItsOwnProperty(String name, String property) {
		String key = "tracing.instrument." + name + ".enabled";
		assertThat(process(Map.of()).getProperty(property)).isNull();
		assertThat(process(Map.of(key, "true")).getProperty(property)).isNull();
		assertThat(process(Map.of(key, "false")).getProperty(property)).isEqualTo("false");
		assertThat(process(Map.of(key, "false", property, "true")).getProperty(property)).isEqualTo("true");
	}

	@Test
	void shouldTakeNoHeaderForASwitch() {
		process(Map.of("tracing.export.zipkin.headers.enabled", "yes", "tracing.web.error-body.enabled", "FALSE"));
	}

	@Test
	void shouldChangeNothingWhenSwitchedOff() {
		ConfigurableEnvironment environment = process(Map.of("tracing.enabled", "false"));
		assertThat(environment.getPropertySources().contains(TracingDefaultsPropertySource.NAME)).isFalse();
	}

	@Test
	void shouldShowRenamedKeysInTheCorrelationPattern() {
		ConfigurableEnvironment environment = process(Map.of("tracing.logging.keys.trace-id", "trace_id"));
		assertThat(environment.getProperty("logging.pattern.correlation"))
			.isEqualTo("%correlationId{trace_id(32),spanId(16)}");
	}

	@Test
	void shouldLeaveTheCorrelationPatternToSpringBootOtherwise() {
		assertThat(process(Map.of()).containsProperty("logging.pattern.correlation")).isFalse();
	}

	@Test
	void shouldShowRemoteFieldsInLogLinesAndOnSpans() {
		assertThat(baggage(process(Map.of()))).satisfies((baggage) -> {
			assertThat(baggage.getCorrelation().getFields()).isEmpty();
			assertThat(baggage.getTagFields()).isEmpty();
		});
		for (Map<String, Object> remoteFields : List.of(Map.<String, Object>of(REMOTE_FIELDS, "tenant,x-user-*"),
				Map.<String, Object>of(REMOTE_FIELDS + "[0]", "${name}", REMOTE_FIELDS + "[1]", "x-user-*", "name",
						"tenant"))) {
			assertThat(baggage(process(remoteFields))).satisfies((baggage) -> {
				assertThat(baggage.getCorrelation().getFields()).containsExactly("tenant", "x-user-*");
				assertThat(baggage.getTagFields()).containsExactly("tenant", "x-user-*");
			});
		}
	}

	@Test
	void shouldLeaveTheFieldsInLogLinesAndOnSpansToTheUser() {
		Map<String, Object> properties = Map.of(REMOTE_FIELDS, "tenant", "management.tracing.baggage.tag-fields[0]",
				"user", "management.tracing.baggage.correlation.fields", "");
		assertThat(baggage(process(properties))).satisfies((baggage) -> {
			assertThat(baggage.getCorrelation().getFields()).isEmpty();
			assertThat(baggage.getTagFields()).containsExactly("user");
		});
		ConfigurableEnvironment environment = process(Map.of(REMOTE_FIELDS, "tenant"));
		environment.getPropertySources()
			.addLast(new MapPropertySource("later", Map.of("management.tracing.baggage.tag-fields[0]", "user")));
		assertThat(baggage(environment).getTagFields()).containsExactly("user");
	}

	private static TracingProperties.Baggage baggage(ConfigurableEnvironment environment) {
		ConfigurationPropertySources.attach(environment);
		return Binder.get(environment).bindOrCreate("management.tracing", TracingProperties.class).getBaggage();
	}

	private static ConfigurableEnvironment process(Map<String, Object> properties) {
		ConfigurableEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("user", properties));
		new TracingDefaultsEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());
		return environment;
	}

	private static ConfigurableApplicationContext run(Class<?> source, String... arguments) {
		return new SpringApplicationBuilder(source).web(WebApplicationType.NONE).run(arguments);
	}

	@Configuration(proxyBeanMethods = false)
	static class Empty {

	}

	@Configuration(proxyBeanMethods = false)
	@PropertySource("classpath:sampling-probability.properties")
	static class WithPropertySource {

	}

}
