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

/**
 * The formats of structured logs that Spring Boot writes.
 */
enum JsonFormat {

	/**
	 * Elastic Common Schema: objects, also for the names of MDC entries.
	 */
	ECS {

		@Override
		String memberName(String prefix, String key) {
			return (prefix.isEmpty() || prefix.endsWith(".")) ? prefix + key : prefix + "." + key;
		}

	},

	/**
	 * Logstash: MDC entries are members under their own names.
	 */
	LOGSTASH {

		@Override
		String memberName(String prefix, String key) {
			return (prefix.isEmpty() || prefix.endsWith("_")) ? prefix + key : prefix + "_" + key;
		}

	},

	/**
	 * Graylog Extended Log Format: additional fields begin with an underscore.
	 */
	GELF {

		@Override
		String memberName(String prefix, String key) {
			String name = prefix + key;
			return name.startsWith("_") ? name : "_" + name;
		}

	};

	/**
	 * Name of the member that an MDC entry becomes.
	 * @param prefix what {@code logging.structured.json.context.prefix} says
	 * @param key the key of the entry
	 * @return the name, or the path with dots if the format has objects
	 */
	abstract String memberName(String prefix, String key);

}
