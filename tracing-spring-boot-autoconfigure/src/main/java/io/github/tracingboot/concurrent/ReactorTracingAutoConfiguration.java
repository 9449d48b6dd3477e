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

package io.github.tracingboot.concurrent;

import io.github.tracingboot.diagnostics.StartupContributor;
import reactor.core.publisher.Hooks;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the worker threads of Reactor.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = ConcurrentTracingAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@ConditionalOnClass(Schedulers.class)
@ConditionalOnBean(ContextBoundary.class)
public final class ReactorTracingAutoConfiguration {

	private static final String SWITCH = "tracing.instrument.reactor.enabled";

	private static final String CONTEXT_PROPAGATION = "spring.reactor.context-propagation";

	@Bean
	StartupContributor reactorStartupContributor(ObjectProvider<ReactorWorkerWatch> watch, Environment environment) {
		return (report) -> {
			boolean enabled = watch.getIfAvailable() != null;
			String mode = environment.getProperty(CONTEXT_PROPAGATION, "limited");
			if (enabled && !mode.equalsIgnoreCase("auto")) {
				report.off("reactor", CONTEXT_PROPAGATION + "=" + mode);
			}
			else {
				report.instrumented("reactor", enabled);
			}
		};
	}

	/**
	 * Tasks leave no trace behind on the workers.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = SWITCH, matchIfMissing = true)
	static class WorkerWatchConfiguration {

		@Bean
		ReactorWorkerWatch reactorWorkerWatch(ContextBoundary boundary) {
			return new ReactorWorkerWatch(boundary);
		}

	}

	/**
	 * Does what Spring Boot's module for Reactor would do. Applications of WebFlux on a
	 * servlet container don't have that module.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = SWITCH, matchIfMissing = true)
	@ConditionalOnMissingClass("org.springframework.boot.reactor.autoconfigure.ReactorAutoConfiguration")
	@ConditionalOnProperty(name = CONTEXT_PROPAGATION, havingValue = "auto")
	static class ContextPropagationConfiguration {

		ContextPropagationConfiguration() {
			Hooks.enableAutomaticContextPropagation();
		}

	}

}
