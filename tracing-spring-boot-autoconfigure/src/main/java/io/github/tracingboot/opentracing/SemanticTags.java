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

package io.github.tracingboot.opentracing;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentracing.tag.Tags;

/**
 * OpenTracing's semantic tags under the names that backends look for today. All others
 * keep theirs.
 *
 * @see <a href=
 * "https://github.com/opentracing/specification/blob/master/semantic_conventions.md">OpenTracing's</a>
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/">OpenTelemetry's, 1.40</a>
 */
final class SemanticTags {

	private static final Set<String> METHODS = Set.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST",
			"PUT", "TRACE");

	private static final Map<String, String> DATABASES = Map.of("sql", "other_sql", "h2", "h2database", "oracle",
			"oracle.db", "sqlserver", "microsoft.sql_server", "db2", "ibm.db2");

	private static final Map<String, Semantics> TAGS = Map.of(Tags.HTTP_METHOD.getKey(),
			new Semantics("http.request.method", SemanticTags::method), Tags.HTTP_STATUS.getKey(),
			new Semantics("http.response.status_code", TagValues::number), Tags.HTTP_URL.getKey(),
			new Semantics("url.full", (url) -> Urls.withoutSecrets(TagValues.text(url))), Tags.DB_TYPE.getKey(),
			new Semantics("db.system.name", SemanticTags::database), Tags.DB_INSTANCE.getKey(),
			Semantics.named("db.namespace"), Tags.DB_STATEMENT.getKey(), Semantics.named("db.query.text"),
			Tags.MESSAGE_BUS_DESTINATION.getKey(), Semantics.named("messaging.destination.name"));

	private SemanticTags() {
	}

	static Attributes translate(String key, Object value) {
		AttributesBuilder attributes = Attributes.builder();
		Semantics semantics = TAGS.get(key);
		if (semantics != null) {
			TagValues.put(attributes, semantics.name, semantics.value.apply(value));
		}
		else {
			TagValues.put(attributes, key, value);
		}
		return attributes.build();
	}

	// OpenTracing's is "case-insensitive".
	private static Object method(Object value) {
		String name = TagValues.text(value).toUpperCase(Locale.ROOT);
		return METHODS.contains(name) ? name : value;
	}

	private static Object database(Object value) {
		String name = TagValues.text(value).toLowerCase(Locale.ROOT);
		return DATABASES.getOrDefault(name, name);
	}

	private record Semantics(String name, UnaryOperator<Object> value) {

		static Semantics named(String name) {
			return new Semantics(name, UnaryOperator.identity());
		}

	}

}
