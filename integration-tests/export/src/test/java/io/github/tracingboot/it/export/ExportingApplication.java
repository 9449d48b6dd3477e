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

package io.github.tracingboot.it.export;

import java.util.ArrayList;
import java.util.List;

import io.micrometer.tracing.Tracer;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application without a web server that makes as many spans as it is told.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class ExportingApplication {

	private static final String FAST = "management.opentelemetry.tracing.export.schedule-delay=50ms";

	private static final String NAME = "spring.application.name=exporting";

	static ConfigurableApplicationContext run(String... properties) {
		return run(List.of(), properties);
	}

	static ConfigurableApplicationContext run(List<Class<?>> configurations, String... properties) {
		List<Class<?>> sources = new ArrayList<>(configurations);
		sources.add(ExportingApplication.class);
		List<String> arguments = new ArrayList<>();
		for (String property : properties) {
			arguments.add("--" + property);
		}
		return new SpringApplicationBuilder(sources.toArray(Class<?>[]::new)).web(WebApplicationType.NONE)
			.properties(FAST, NAME)
			.run(arguments.toArray(String[]::new));
	}

	static void span(ConfigurableApplicationContext context, String name) {
		context.getBean(Tracer.class).nextSpan().name(name).start().end();
	}

	static List<String> spans(ConfigurableApplicationContext context, int count) {
		List<String> names = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			span(context, "span-" + i);
			names.add("span-" + i);
		}
		return names;
	}

}
