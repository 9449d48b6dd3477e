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

package io.github.tracingboot.redis;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.tracingboot.sampling.CommandSpanHandler;
import io.lettuce.core.tracing.LettuceObservationContext;
import io.micrometer.common.KeyValue;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the spans of Redis commands, named and described as OpenTelemetry's semantic
 * conventions for Redis (1.37) ask for. Keys and values are in none of them.
 * <p>
 * Commands that belong to the upkeep of a connection have no span, and none has when the
 * instrumentation is switched off.
 */
class RedisCommandSpanHandler extends CommandSpanHandler<LettuceObservationContext> {

	private static final Set<String> UPKEEP = Set.of("AUTH", "HELLO", "PING");

	private static final String ERROR_REPLY = "lettuce.command.error";

	// WRONGTYPE, NOSCRIPT, ERR: in capitals, up to the first space.
	private static final Pattern ERROR_PREFIX = Pattern.compile("[A-Z][A-Z0-9_]{1,30}");

	private final RedisDatabases databases;

	private final boolean enabled;

	RedisCommandSpanHandler(Tracer tracer, RedisDatabases databases, boolean enabled) {
		super(tracer, LettuceObservationContext.class);
		this.databases = databases;
		this.enabled = enabled;
	}

	@Override
	protected boolean isWorthASpan(LettuceObservationContext context) {
		return this.enabled && !UPKEEP.contains(command(context));
	}

	@Override
	protected String spanName(LettuceObservationContext context) {
		String command = command(context);
		String contextualName = context.getContextualName();
		if (contextualName == null || contextualName.equals(command.toLowerCase(Locale.ROOT))) {
			return command;
		}
		return contextualName;
	}

	@Override
	protected void describe(LettuceObservationContext context, Span span) {
		span.tag("db.system.name", "redis");
		span.tag("db.operation.name", command(context));
		RedisAddress address = RedisAddress.parse(String.valueOf(context.getRequiredEndpoint()));
		span.tag("server.address", address.host());
		if (address.port() != null) {
			span.tag("server.port", address.port());
		}
		String database = this.databases.at(address);
		if (database != null) {
			span.tag("db.namespace", database);
		}
	}

	@Override
	protected @Nullable String refusal(LettuceObservationContext context) {
		KeyValue reply = context.getHighCardinalityKeyValue(ERROR_REPLY);
		if (reply == null) {
			return null;
		}
		String word = reply.getValue().split(" ", 2)[0];
		return ERROR_PREFIX.matcher(word).matches() ? word : "_OTHER";
	}

	@Override
	protected boolean isTag(KeyValue keyValue) {
		return !keyValue.getKey().equals(ERROR_REPLY);
	}

	private static String command(LettuceObservationContext context) {
		return context.getRequiredCommand().getType().toString();
	}

}
