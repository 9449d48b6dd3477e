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

package io.github.tracingboot.logging;

import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Gives the trace its place in Spring Boot's structured logs: in the format {@code ecs}
 * the names that Elastic Common Schema has for it, in all formats one set of ids. Formats
 * of the user's own stay as they are. Last, so that other customizers win.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
class TracingJsonMembersCustomizer implements StructuredLoggingJsonMembersCustomizer<Object> {

	private final Environment environment;

	TracingJsonMembersCustomizer(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void customize(Members<Object> members) {
		JsonFormatter formatter = JsonFormatter.underConstruction();
		LogKeys keys = LogKeys.ifValid(this.environment);
		if (formatter == null || keys == null || !ContextKeys.isJsonEnabled(this.environment)) {
			return;
		}
		new JsonMembers(new JsonFields(formatter, keys, this.environment)).addTo(members);
	}

}
