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

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonWriter.MemberPath;
import org.springframework.boot.logging.structured.ElasticCommonSchemaProperties;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * What the documents of one formatter tell of the trace, and under which names.
 */
class JsonFields {

	private static final String TRACE_ID = "trace.id";

	private static final String SPAN_ID = "span.id";

	private static final String TRANSACTION_ID = "transaction.id";

	/**
	 * Names under which other integrations, OpenTelemetry's agent above all, give their
	 * ids to the logging system.
	 */
	private static final List<String> FOREIGN = List.of("trace_id", "span_id", "trace_flags");

	private final JsonFormat format;

	private final EventContext context;

	private final LogKeys keys;

	private final String transactionKey;

	private final String prefix;

	private final @Nullable String dataset;

	private final Set<String> hidden;

	private final Set<String> lastOfHidden = new HashSet<>();

	private final Set<String> ours = new HashSet<>();

	JsonFields(JsonFormatter formatter, LogKeys keys, Environment environment) {
		this.format = formatter.format();
		this.context = formatter.context();
		this.keys = keys;
		String configured = environment.getProperty(ContextKeys.TRANSACTION_ID_PROPERTY);
		this.transactionKey = (configured != null) ? configured : ContextKeys.DEFAULT_TRANSACTION_ID;
		this.prefix = environment.getProperty("logging.structured.json.context.prefix", "");
		this.dataset = isEcs() ? dataset(environment) : null;
		this.hidden = hidden(configured != null);
		for (String path : this.hidden) {
			this.lastOfHidden.add(path);
			this.lastOfHidden.add(path.substring(path.lastIndexOf('.') + 1));
		}
		this.ours.addAll(isEcs() ? List.of("trace", "span", "transaction", "event", "http", "client")
				: List.of(memberName(keys.traceId()), memberName(keys.spanId())));
	}

	private static @Nullable String dataset(Environment environment) {
		String service = ElasticCommonSchemaProperties.get(environment).service().name();
		return StringUtils.hasLength(service) ? service + ".log" : null;
	}

	private Set<String> hidden(boolean transactionWanted) {
		Set<String> keys = new LinkedHashSet<>(FOREIGN);
		keys.addAll(List.of(ContextKeys.METHOD, ContextKeys.ROUTE, ContextKeys.CLIENT_ADDRESS));
		List<String> wanted = List.of(this.keys.traceId(), this.keys.spanId(), this.transactionKey);
		if (isEcs()) {
			keys.addAll(wanted);
		}
		else {
			keys.addAll(List.of(TRACE_ID, SPAN_ID, TRANSACTION_ID, ContextKeys.DEFAULT_TRANSACTION_ID));
			wanted.subList(0, transactionWanted ? 3 : 2).forEach(keys::remove);
		}
		Set<String> paths = new HashSet<>();
		keys.forEach((key) -> paths.add(memberName(key)));
		if (isEcs()) {
			List.of(TRACE_ID, SPAN_ID, TRANSACTION_ID).forEach(paths::remove);
		}
		return paths;
	}

	/**
	 * Whether a member that the formatter makes of an MDC entry is left out.
	 * @param path the path of the member
	 * @return whether it is left out
	 */
	boolean isHidden(MemberPath path) {
		return path.name() != null && this.lastOfHidden.contains(path.name())
				&& this.hidden.contains(path.toUnescapedString());
	}

	/**
	 * Whether a topmost member may be written by us.
	 * @param top its name
	 * @return whether it may
	 */
	boolean isOurs(String top) {
		return this.ours.contains(top);
	}

	/**
	 * Topmost part of a member's name.
	 * @param name the name
	 * @return the name, up to the first dot if the format has objects
	 */
	String topName(String name) {
		int dot = isEcs() ? name.indexOf('.') : -1;
		return (dot > 0) ? name.substring(0, dot) : name;
	}

	/**
	 * What is to be told of an event.
	 * @param event the event
	 * @param document what its document has already
	 * @return the values by name, without those that are unknown
	 */
	Map<String, String> of(Object event, JsonDocument document) {
		Map<String, String> fields = new LinkedHashMap<>();
		if (!isEcs()) {
			addForeignIds(event, fields);
			return fields;
		}
		// An integration that writes the standard names has a set of its own.
		if (!document.has(TRACE_ID) || TRACE_ID.equals(memberName(this.keys.traceId()))) {
			addIds(event, fields);
		}
		add(fields, "event.dataset", this.dataset);
		add(fields, "http.request.method", this.context.get(event, ContextKeys.METHOD));
		add(fields, "http.route", this.context.get(event, ContextKeys.ROUTE));
		add(fields, "client.address", this.context.get(event, ContextKeys.CLIENT_ADDRESS));
		return fields;
	}

	private void addIds(Object event, Map<String, String> fields) {
		String traceId = this.context.get(event, this.keys.traceId());
		if (traceId != null) {
			add(fields, TRACE_ID, traceId);
			add(fields, SPAN_ID, this.context.get(event, this.keys.spanId()));
			add(fields, TRANSACTION_ID, this.context.get(event, this.transactionKey));
		}
		else {
			add(fields, TRACE_ID, this.context.get(event, "trace_id"));
			add(fields, SPAN_ID, this.context.get(event, "span_id"));
		}
	}

	// The formatter has written ours under their names.
	private void addForeignIds(Object event, Map<String, String> fields) {
		if (this.context.get(event, this.keys.traceId()) == null) {
			add(fields, memberName(this.keys.traceId()), first(event, "trace_id", TRACE_ID));
			add(fields, memberName(this.keys.spanId()), first(event, "span_id", SPAN_ID));
		}
	}

	private @Nullable String first(Object event, String... keys) {
		for (String key : keys) {
			String value = this.context.get(event, key);
			if (value != null) {
				return value;
			}
		}
		return null;
	}

	private static void add(Map<String, String> fields, String name, @Nullable String value) {
		if (StringUtils.hasLength(value)) {
			fields.put(name, value);
		}
	}

	private String memberName(String key) {
		return this.format.memberName(this.prefix, key);
	}

	private boolean isEcs() {
		return this.format == JsonFormat.ECS;
	}

}
