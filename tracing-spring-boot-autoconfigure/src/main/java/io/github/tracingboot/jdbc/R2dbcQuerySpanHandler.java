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

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;

import io.github.tracingboot.sampling.CommandSpanHandler;
import io.micrometer.common.KeyValue;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.r2dbc.proxy.observation.QueryContext;
import io.r2dbc.spi.R2dbcException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the spans of R2DBC queries, named and described like those of JDBC: as
 * OpenTelemetry's semantic conventions for databases (1.37) ask for, and without any
 * value.
 */
class R2dbcQuerySpanHandler extends CommandSpanHandler<QueryContext> {

	private static final int MAX_TEXT_LENGTH = 2048;

	private static final String TEXT_KEY = "r2dbc.query[";

	private static final String UNNAMED = "query";

	// By the beginning of what drivers call their product, in lower case.
	private static final Map<String, String> SYSTEMS = Map.of("mysql", "mysql", "mariadb", "mariadb", "postgresql",
			"postgresql", "microsoft sql server", "microsoft.sql_server", "oracle", "oracle.db", "h2", "h2database");

	private final boolean enabled;

	R2dbcQuerySpanHandler(Tracer tracer, boolean enabled) {
		super(tracer, QueryContext.class);
		this.enabled = enabled;
	}

	@Override
	protected boolean isWorthASpan(QueryContext context) {
		return this.enabled;
	}

	@Override
	protected boolean isTag(KeyValue keyValue) {
		return !keyValue.getKey().startsWith(TEXT_KEY);
	}

	@Override
	protected String spanName(QueryContext context) {
		String contextualName = context.getContextualName();
		if (contextualName != null && !contextualName.equals(UNNAMED)) {
			return contextualName;
		}
		String summary = statement(context).summary();
		return summary.isEmpty() ? system(context) : summary;
	}

	@Override
	protected void describe(QueryContext context, Span span) {
		SqlStatement statement = statement(context);
		tag(span, "db.system.name", system(context));
		tag(span, "db.query.text", statement.text());
		tag(span, "db.query.summary", statement.summary());
		tag(span, "db.operation.name", statement.operation());
		tag(span, "db.collection.name", statement.collection());
		URI server = server(context);
		if (server != null && server.getHost() != null) {
			span.tag("server.address", server.getHost());
			if (server.getPort() != -1) {
				span.tag("server.port", server.getPort());
			}
		}
	}

	@Override
	protected @Nullable String refusal(QueryContext context) {
		return (context.getError() instanceof R2dbcException ex) ? ex.getSqlState() : null;
	}

	private static SqlStatement statement(QueryContext context) {
		return SqlStatement.parse(context.getQueries(), SqlDialect.of(system(context)), MAX_TEXT_LENGTH);
	}

	private static String system(QueryContext context) {
		String product = context.getConnectionName();
		if (product != null) {
			String name = product.toLowerCase(Locale.ROOT);
			for (Map.Entry<String, String> system : SYSTEMS.entrySet()) {
				if (name.startsWith(system.getKey())) {
					return system.getValue();
				}
			}
		}
		return "other_sql";
	}

	private static @Nullable URI server(QueryContext context) {
		String address = context.getRemoteServiceAddress();
		try {
			return (address != null) ? new URI(address) : null;
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

	private static void tag(Span span, String key, @Nullable String value) {
		if (value != null && !value.isEmpty()) {
			span.tag(key, value);
		}
	}

}
