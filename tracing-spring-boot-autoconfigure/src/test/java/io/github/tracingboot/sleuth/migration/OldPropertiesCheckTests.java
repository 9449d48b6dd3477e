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

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link OldPropertiesCheck} and what it tells.
 */
@ExtendWith(OutputCaptureExtension.class)
class OldPropertiesCheckTests {

	private static final String PROBABILITY = "spring.sleuth.sampler.probability";

	private static final String NEW_PROBABILITY = "Write 'management.tracing.sampling.probability'.";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SleuthMigrationAutoConfiguration.class));

	private boolean beanMade;

	@BeforeEach
	void noBeanYet() {
		this.beanMade = false;
	}

	@Test
	void shouldTellEachOldNameInOneMessage(CapturedOutput output) {
		this.runner
			.withPropertyValues(PROBABILITY + "=0.5", "management.tracing.enabled=false",
					"opentracing.jaeger.log-spans=true", "management.tracing.sampling.probability=0.25")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(output.toString().lines().filter((line) -> line.contains(" WARN "))).hasSize(1);
				assertThat(output).contains("3 properties have names of Spring Cloud Sleuth, of OpenTracing or of");
				assertThat(row(output, PROBABILITY)).endsWith(NEW_PROBABILITY);
				assertThat(row(output, "management.tracing.enabled"))
					.endsWith("Write 'management.tracing.export.enabled'.");
				assertThat(row(output, "opentracing.jaeger.log-spans")).endsWith("Remove it: spans are not logged.");
				assertThat(context.getEnvironment().getProperty("management.tracing.sampling.probability"))
					.isEqualTo("0.25");
			});
	}

	@Test
	void shouldSayNothingWithoutOldNames(CapturedOutput output) {
		this.runner
			.withPropertyValues("management.tracing.sampling.probability=0.5", "management.tracing.export.enabled=true",
					"management.tracing.opentracing=1", "spring.sleuthing=1", "tracing.sleuth.strict=true")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(output).isEmpty();
			});
	}

	@Test
	void shouldTakeNoValueOver() {
		this.runner.withPropertyValues(PROBABILITY + "=0.5")
			.run((context) -> assertThat(
					context.getEnvironment().getProperty("management.tracing.sampling.probability"))
				.isNull());
	}

	@Test
	void shouldSayNothingWhenTheStarterIsOff(CapturedOutput output) {
		this.runner.withPropertyValues("tracing.enabled=false", "tracing.sleuth.strict=true", PROBABILITY + "=0.5")
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(OldPropertiesCheck.class);
				assertThat(output).isEmpty();
			});
	}

	@ParameterizedTest
	@CsvSource({ "SPRING_SLEUTH_SAMPLER_PROBABILITY, management.tracing.sampling.probability",
			"SPRING_SLEUTH_BAGGAGE_REMOTEFIELDS, management.tracing.baggage.remote-fields",
			"SPRING_SLEUTH_BAGGAGE_REMOTE_FIELDS, management.tracing.baggage.remote-fields",
			"SPRING_SLEUTH_ASYNC_IGNOREDBEANS_0_, tracing.instrument.executors.exclude",
			"MANAGEMENT_OTLP_TRACING_HEADERS_AUTHORIZATION, management.opentelemetry.tracing.export.otlp.headers",
			"OPENTRACING_JAEGER_TAGS_TEAM, management.opentelemetry.resource-attributes",
			"SPRING_SLEUTH_LOG_SLF4J_WHITELISTEDMDCKEYS, management.tracing.baggage.correlation.fields",
			"MANAGEMENT_ZIPKIN_TRACING_ENDPOINT, management.tracing.export.zipkin.endpoint" })
	void shouldFindEnvironmentVariables(String variable, String replacement, CapturedOutput output) {
		this.runner.withInitializer((context) -> environment(context, variable, "hush")).run((context) -> {
			String name = variable.replaceAll("_[0-9]_$", "");
			assertThat(row(output, name)).contains("  systemEnvironment  ").endsWith("Write '" + replacement + "'.");
			assertThat(output).doesNotContain("hush");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "SPRING_ZIPKIN_SERVICE_HOST", "SPRING_ZIPKIN_SERVICE_PORT_HTTP", "SPRING_ZIPKIN_PORT",
			"OPENTRACING_JAEGER_PORT_9411_TCP", "OPENTRACING_JAEGER_PORT_9411_TCP_ADDR" })
	void shouldLeaveVariablesOfKubernetesAlone(String variable, CapturedOutput output) {
		this.runner.withPropertyValues("tracing.sleuth.strict=true")
			.withInitializer((context) -> environment(context, variable, "10.0.0.1"))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(output).isEmpty();
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring.sleuth.baggage.remoteFields", "spring.sleuth.baggage.remote_fields",
			"spring.sleuth.baggage.REMOTE-FIELDS" })
	void shouldFindOtherSpellings(String name, CapturedOutput output) {
		this.runner.withPropertyValues(name + "=tenant")
			.run((context) -> assertThat(row(output, name))
				.endsWith("Write 'management.tracing.baggage.remote-fields'."));
	}

	@Test
	void shouldTellAListOnce(CapturedOutput output) {
		this.runner
			.withPropertyValues("spring.sleuth.baggage.remote-fields[0]=tenant",
					"spring.sleuth.baggage.remote-fields[1]=user")
			.run((context) -> {
				assertThat(output).contains("1 property has a name of");
				assertThat(row(output, "spring.sleuth.baggage.remote-fields"))
					.endsWith("Write 'management.tracing.baggage.remote-fields'.");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring.sleuth.foo", "spring.zipkin.foo.bar", "opentracing.spring.cloud.foo" })
	void shouldFindNamesThatNobodyKnows(String name, CapturedOutput output) {
		this.runner.withPropertyValues(name + "=secret").run((context) -> {
			assertThat(row(output, name)).endsWith("Remove it: nothing of this name is known.");
			assertThat(output).doesNotContain("secret");
		});
	}

	@Test
	void shouldTellFileAndLine(CapturedOutput output) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application
			.run("--spring.config.location=classpath:io/github/tracingboot/sleuth/migration/old-application.yaml")
			.close();
		assertThat(row(output, PROBABILITY)).contains("[io/github/tracingboot/sleuth/migration/old-application.yaml]")
			.contains(" - 4:20")
			.endsWith(NEW_PROBABILITY);
		assertThat(row(output, "spring.sleuth.web.skip-pattern")).contains(" - 6:21").contains("tracing.web.exclude");
	}

	@Test
	void shouldFindWhatPropertySourceFilesSay(CapturedOutput output) {
		this.runner.withUserConfiguration(WithPropertySource.class)
			.run((context) -> assertThat(row(output, PROBABILITY)).contains("old.properties")
				.endsWith(NEW_PROBABILITY));
	}

	@Test
	void shouldTellANameForEachSourceThatHasIt(CapturedOutput output) {
		this.runner.withPropertyValues(PROBABILITY + "=0.5")
			.withInitializer(
					(context) -> context.getEnvironment()
						.getPropertySources()
						.addLast(new OriginTrackedMapPropertySource("other",
								Map.of(PROBABILITY, OriginTrackedValue.of("0.1")))))
			.run((context) -> assertThat(output.toString().lines().filter((line) -> line.contains(PROBABILITY)))
				.hasSize(2));
	}

	@Test
	void shouldFindVariablesOfNamesThatAreNotBelowARoot(CapturedOutput output) {
		String variable = "MANAGEMENT_WAVEFRONT_TRACE_DERIVED_CUSTOM_TAG_KEYS";
		this.runner.withInitializer((context) -> environment(context, variable, "team"))
			.run((context) -> assertThat(row(output, variable)).contains("Remove it: Wavefront is at its end"));
	}

	@Test
	void shouldTellAChildContextOnlyWhatItAdds(CapturedOutput output) {
		new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("spring.sleuth.parent=1")
			.child(Child.class)
			.web(WebApplicationType.NONE)
			.properties("spring.sleuth.child=1")
			.run("--spring.sleuth.both=1")
			.close();
		assertThat(row(output, "spring.sleuth.parent")).isNotEmpty();
		assertThat(row(output, "spring.sleuth.both")).isNotEmpty();
	}

	@Test
	void shouldFailInStrictModeBeforeThereAreBeans() {
		this.runner.withBean("bean", Object.class, () -> {
			this.beanMade = true;
			return new Object();
		}).withPropertyValues("tracing.sleuth.strict=true", PROBABILITY + "=0.5").run((context) -> {
			assertThat(context).hasFailed();
			assertThat(context.getStartupFailure()).isInstanceOf(OldPropertiesException.class)
				.hasMessage("Old names of properties: " + PROBABILITY);
			assertThat(this.beanMade).isFalse();
		});
	}

	@Test
	void shouldExplainTheFailure(CapturedOutput output) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		assertThatExceptionOfType(OldPropertiesException.class)
			.isThrownBy(() -> application.run("--tracing.sleuth.strict=true", "--" + PROBABILITY + "=0.5",
					"--spring.zipkin.base-url=http://user:hush@zipkin",
					"--opentracing.jaeger.http-sender.auth-token=hush", "--spring.sleuth.foo=12345"));
		assertThat(output.toString().replace(System.lineSeparator(), "\n")).contains("APPLICATION FAILED TO START",
				"'tracing.sleuth.strict' is 'true'",
				"    Property: " + PROBABILITY + "\n    Value: 0.5\n    Origin: commandLineArgs\n",
				"    Property: spring.zipkin.base-url\n    Origin: commandLineArgs\n",
				"    Property: spring.sleuth.foo\n    Origin: commandLineArgs\n",
				"    " + PROBABILITY + ": " + NEW_PROBABILITY + "\n",
				"    opentracing.jaeger.http-sender.auth-token: Write it with 'Bearer ' in front under");
		assertThat(output).doesNotContain("hush", "12345");
	}

	@Test
	void shouldRefuseAStrictThatIsNeitherOnNorOff() {
		this.runner.withPropertyValues("tracing.sleuth.strict=maybe")
			.run((context) -> assertThat(context.getStartupFailure()).isInstanceOf(BindException.class)
				.hasMessageContaining("tracing.sleuth.strict"));
	}

	@Test
	void shouldHaveTheMetadataInNativeImages() {
		RuntimeHints hints = new RuntimeHints();
		new RenamedPropertiesRuntimeHints().registerHints(hints, getClass().getClassLoader());
		assertThat(RuntimeHintsPredicates.resource()
			.forResource("io/github/tracingboot/sleuth/migration/" + RenamedProperties.FILE)).accepts(hints);
	}

	private static void environment(ConfigurableApplicationContext context, String variable, String value) {
		String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
		context.getEnvironment()
			.getPropertySources()
			.replace(name, new SystemEnvironmentPropertySource(name, Map.of(variable, value)));
	}

	private static String row(CapturedOutput output, String name) {
		List<String> rows = output.toString().lines().filter((line) -> line.startsWith("    " + name + ' ')).toList();
		assertThat(rows).as("%s in %s", name, output).hasSize(1);
		return rows.get(0);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(SleuthMigrationAutoConfiguration.class)
	static class Application {

		@Bean
		String bean() {
			return "";
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(SleuthMigrationAutoConfiguration.class)
	static class Child {

	}

	@Configuration(proxyBeanMethods = false)
	@PropertySource("classpath:io/github/tracingboot/sleuth/migration/old.properties")
	static class WithPropertySource {

	}

}
