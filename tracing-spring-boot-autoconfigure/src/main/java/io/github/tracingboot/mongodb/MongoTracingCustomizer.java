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

import java.lang.reflect.Method;

import com.mongodb.MongoClientSettings;
import io.github.tracingboot.concurrent.CurrentSpanObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.data.mongodb.observability.ContextProviderFactory;
import org.springframework.data.mongodb.observability.MongoHandlerObservationConvention;
import org.springframework.data.mongodb.observability.MongoObservationCommandListener;
import org.springframework.util.ReflectionUtils;

/**
 * Lets the clients of the application be observed, unless it has seen to that itself:
 * with Spring Data's listener, with a context provider, or as the driver does since 5.7.
 */
final class MongoTracingCustomizer implements MongoClientSettingsBuilderCustomizer {

	private static final @Nullable Method OBSERVABILITY_OF_DRIVER = ReflectionUtils
		.findMethod(MongoClientSettings.class, "getObservabilitySettings");

	private final CurrentSpanObservationRegistry registry;

	private final @Nullable MongoHandlerObservationConvention convention;

	MongoTracingCustomizer(CurrentSpanObservationRegistry registry,
			@Nullable MongoHandlerObservationConvention convention) {
		this.registry = registry;
		this.convention = convention;
	}

	@Override
	public void customize(MongoClientSettings.Builder builder) {
		if (!isObserved(builder.build())) {
			builder.contextProvider(ContextProviderFactory.create(this.registry))
				.addCommandListener((this.convention != null) ? new MongoCommandListener(this.registry, this.convention)
						: new MongoCommandListener(this.registry));
		}
	}

	private static boolean isObserved(MongoClientSettings settings) {
		return settings.getContextProvider() != null || isObservedByDriver(settings)
				|| settings.getCommandListeners().stream().anyMatch(MongoObservationCommandListener.class::isInstance);
	}

	private static boolean isObservedByDriver(MongoClientSettings settings) {
		return OBSERVABILITY_OF_DRIVER != null
				&& ReflectionUtils.invokeMethod(OBSERVABILITY_OF_DRIVER, settings) != null;
	}

}
