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

import java.util.Set;

import com.mongodb.ServerAddress;
import com.mongodb.event.CommandStartedEvent;
import io.github.tracingboot.sampling.CommandSpanHandler;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;

import org.springframework.data.mongodb.observability.MongoHandlerContext;

/**
 * Makes the spans of MongoDB commands, named and described as OpenTelemetry's semantic
 * conventions for MongoDB (1.37) ask for. Documents and filters are in none of them.
 * <p>
 * Commands that belong to the upkeep of a connection have no span, and none has when the
 * instrumentation is switched off.
 */
class MongoCommandSpanHandler extends CommandSpanHandler<MongoHandlerContext> {

	private static final Set<String> UPKEEP = Set.of("hello", "isMaster", "ismaster", "ping");

	private final boolean enabled;

	MongoCommandSpanHandler(Tracer tracer, boolean enabled) {
		super(tracer, MongoHandlerContext.class);
		this.enabled = enabled;
	}

	@Override
	protected boolean isWorthASpan(MongoHandlerContext context) {
		return this.enabled && !UPKEEP.contains(context.getCommandName());
	}

	@Override
	protected String spanName(MongoHandlerContext context) {
		String collection = context.getCollectionName();
		String command = context.getCommandName();
		String contextualName = context.getContextualName();
		String defaultName = (collection != null && !collection.isEmpty()) ? collection + "." + command : command;
		if (contextualName != null && !contextualName.equals(defaultName)) {
			return contextualName;
		}
		return (collection != null && !collection.isEmpty()) ? command + " " + collection : command;
	}

	@Override
	protected void describe(MongoHandlerContext context, Span span) {
		span.tag("db.system.name", "mongodb");
		span.tag("db.operation.name", context.getCommandName());
		span.tag("db.namespace", context.getDatabaseName());
		String collection = context.getCollectionName();
		if (collection != null && !collection.isEmpty()) {
			span.tag("db.collection.name", collection);
		}
		CommandStartedEvent event = context.getCommandStartedEvent();
		if (event != null) {
			ServerAddress address = event.getConnectionDescription().getServerAddress();
			span.tag("server.address", address.getHost());
			span.tag("server.port", address.getPort());
		}
	}

	@Override
	protected @Nullable String refusal(MongoHandlerContext context) {
		MongoRefusal refusal = context.get(MongoRefusal.class);
		return (refusal != null) ? String.valueOf(refusal.code()) : null;
	}

}
