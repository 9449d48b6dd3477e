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

package io.github.tracingboot.jdbc;

import java.util.Objects;

import io.micrometer.tracing.Span;
import net.ttddyy.observation.tracing.QueryContext;
import org.jspecify.annotations.Nullable;

/**
 * Names and describes the spans of statements as OpenTelemetry's semantic conventions for
 * database client calls (1.37) ask for, without any value.
 */
class StatementDescriber {

	private static final String UNNAMED = "query";

	private final int maxTextLength;

	StatementDescriber(int maxTextLength) {
		this.maxTextLength = maxTextLength;
	}

	void describe(Span span, QueryContext context) {
		DatabaseAddress address = Objects.requireNonNullElse(context.get(DatabaseAddress.class),
				DatabaseAddress.UNKNOWN);
		describe(span, address);
		SqlStatement statement = SqlStatement.parse(context.getQueries(), SqlDialect.of(address.system()),
				this.maxTextLength);
		int batchSize = context.getExecutionInfo().getBatchSize();
		boolean batch = context.getExecutionInfo().isBatch() && batchSize > 1;
		String prefix = batch ? "BATCH " : "";
		tag(span, "db.query.text", statement.text());
		tag(span, "db.query.summary", (prefix + statement.summary()).strip());
		tag(span, "db.collection.name", statement.collection());
		if (statement.operation() != null) {
			span.tag("db.operation.name", prefix + statement.operation());
		}
		if (batch) {
			span.tag("db.operation.batch.size", batchSize);
		}
		else {
			tag(span, "jdbc.row-affected", context.getAffectedRowCount());
		}
		span.name(name(context, (prefix + statement.summary()).strip(), address));
	}

	private static void describe(Span span, DatabaseAddress address) {
		span.tag("db.system.name", address.system());
		tag(span, "db.namespace", address.namespace());
		tag(span, "server.address", address.host());
		if (address.port() != -1) {
			span.tag("server.port", address.port());
		}
	}

	private static String name(QueryContext context, String summary, DatabaseAddress address) {
		String contextualName = context.getContextualName();
		if (contextualName != null && !contextualName.equals(UNNAMED)) {
			return contextualName;
		}
		return summary.isEmpty() ? address.system() : summary;
	}

	private static void tag(Span span, String key, @Nullable String value) {
		if (value != null && !value.isEmpty()) {
			span.tag(key, value);
		}
	}

}
