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

package io.github.tracingboot.mongodb;

import com.mongodb.ContextProvider;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.SynchronousContextProvider;
import com.mongodb.reactivestreams.client.ReactiveContextProvider;
import io.github.tracingboot.TracingRunner;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.observability.ContextProviderFactory;
import org.springframework.data.mongodb.observability.MongoObservationCommandListener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MongoTracingAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class MongoTracingAutoConfigurationTests {

	private final ApplicationContextRunner runner = TracingRunner.create()
		.withConfiguration(AutoConfigurations.of(MongoAutoConfiguration.class, MongoReactiveAutoConfiguration.class));

	@Test
	void shouldLetBothDriversBeObserved(CapturedOutput output) {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed();
			MongoClientSettings settings = customized(context);
			assertThat(settings.getCommandListeners()).singleElement().isInstanceOf(MongoCommandListener.class);
			assertThat(settings.getContextProvider()).isInstanceOf(SynchronousContextProvider.class)
				.isInstanceOf(ReactiveContextProvider.class);
		});
		assertThat(output).contains("mongodb")
			.doesNotContain("is not eligible for getting processed")
			.doesNotContain(" WARN ");
	}

	@Test
	void shouldLeaveObservationToTheUserWhoHasSeenToIt() {
		this.runner
			.withBean("mine", MongoClientSettingsBuilderCustomizer.class,
					() -> (builder) -> builder
						.addCommandListener(new MongoObservationCommandListener(ObservationRegistry.create())))
			.run((context) -> assertThat(customized(context).getCommandListeners()).singleElement()
				.isNotInstanceOf(MongoCommandListener.class));
	}

	@Test
	void shouldLeaveAContextProviderOfTheUser() {
		ContextProvider mine = ContextProviderFactory.create(ObservationRegistry.create());
		this.runner
			.withBean("mine", MongoClientSettingsBuilderCustomizer.class,
					() -> (builder) -> builder.contextProvider(mine))
			.run((context) -> {
				assertThat(customized(context).getContextProvider()).isSameAs(mine);
				assertThat(customized(context).getCommandListeners()).isEmpty();
			});
	}

	@Test
	void shouldObserveNothingWhenSwitchedOff() {
		this.runner.withPropertyValues("tracing.instrument.mongodb.enabled=false")
			.run((context) -> assertThat(customized(context).getCommandListeners()).isEmpty());
		this.runner.withPropertyValues("tracing.enabled=false").run((context) -> {
			assertThat(context).doesNotHaveBean(MongoTracingAutoConfiguration.class);
			assertThat(customized(context).getContextProvider()).isNull();
		});
	}

	@Test
	void shouldDoWithoutSpringData() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.data.mongodb"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MongoTracingAutoConfiguration.class));
	}

	@Test
	void shouldDoWithoutTheDriver() {
		TracingRunner.create()
			.withClassLoader(new FilteredClassLoader("com.mongodb"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MongoTracingAutoConfiguration.class));
	}

	private static MongoClientSettings customized(ApplicationContext context) {
		MongoClientSettings.Builder builder = MongoClientSettings.builder();
		context.getBeanProvider(MongoClientSettingsBuilderCustomizer.class)
			.orderedStream()
			.forEach((customizer) -> customizer.customize(builder));
		return builder.build();
	}

}
