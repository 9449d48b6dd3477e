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

package io.github.tracingboot.export.elasticsearch;

import java.util.HashMap;
import java.util.Map;

import io.opentelemetry.api.common.AttributeKey;
import org.jspecify.annotations.Nullable;

/**
 * Attributes that have a field of their own, with a type: those of the Elastic Common
 * Schema, and OpenTelemetry's names for databases and messages. The older names of the
 * latter go to the same fields.
 */
final class EcsAttributes {

	private static final Map<String, Field> FIELDS = new HashMap<>();

	static {
		texts("http.request.method", "http.route", "url.full", "url.path", "url.query", "url.scheme", "server.address",
				"client.address", "user_agent.original", "network.protocol.name", "network.protocol.version",
				"error.type");
		numbers("http.response.status_code", "server.port", "client.port");
		texts("db.system.name", "db.namespace", "db.collection.name", "db.operation.name", "db.query.summary",
				"db.query.text", "db.response.status_code");
		numbers("db.response.returned_rows");
		alias("db.system", "db.system.name");
		alias("db.name", "db.namespace");
		alias("db.operation", "db.operation.name");
		alias("db.statement", "db.query.text");
		texts("messaging.system", "messaging.destination.name", "messaging.destination.partition.id",
				"messaging.operation.name", "messaging.operation.type", "messaging.message.id",
				"messaging.consumer.group.name", "messaging.client.id");
		numbers("messaging.batch.message_count", "messaging.message.body.size");
		alias("messaging.operation", "messaging.operation.type");
		alias("messaging.client_id", "messaging.client.id");
		texts("rpc.system", "rpc.service", "rpc.method");
	}

	private EcsAttributes() {
	}

	private static void texts(String... names) {
		for (String name : names) {
			FIELDS.put(name, new Field(name, false, false));
		}
	}

	private static void numbers(String... names) {
		for (String name : names) {
			FIELDS.put(name, new Field(name, true, false));
		}
	}

	private static void alias(String name, String field) {
		FIELDS.put(name, new Field(field, false, true));
	}

	/**
	 * Puts an attribute into its field.
	 * @param key the attribute's key
	 * @param value its value
	 * @param document the document
	 * @return whether it has a field that its value fits into
	 */
	static boolean put(AttributeKey<?> key, Object value, DocumentFields document) {
		Field field = FIELDS.get(key.getKey());
		Object fitting = (field != null) ? field.fit(value) : null;
		if (field == null || fitting == null) {
			return false;
		}
		if (field.alias()) {
			document.putIfAbsent(field.name(), fitting);
		}
		else {
			document.put(field.name(), fitting);
		}
		return true;
	}

	private record Field(String name, boolean number, boolean alias) {

		@Nullable Object fit(Object value) {
			if (!this.number) {
				return (value instanceof String text) ? BoundedText.of(text, BoundedText.LENGTH) : null;
			}
			// Micrometer knows no numbers among the values of an observation.
			boolean digits = value instanceof String text && text.matches("\\d{1,18}");
			return digits ? (Object) Long.valueOf((String) value) : (value instanceof Long) ? value : null;
		}

	}

}
