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

package io.github.tracingboot.it.sleuth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.example.shop.Call;
import com.example.shop.LogLine;
import com.example.shop.ReportedSpan;
import org.jspecify.annotations.Nullable;

/**
 * What a shop was seen to do in a scenario, as facts about subjects that can be compared.
 */
final class Observations {

	// The name of an event that has attributes, which follow it.
	private static final Pattern EVENT_NAME = Pattern.compile("(?s)^\"([^\"]+)\": \\{.*$");

	private static final Pattern HEADER = Pattern
		.compile("(?i)(b3|x-b3-.+|traceparent|tracestate|baggage|tenant|channel)=(.*)");

	private final Map<String, Map<String, String>> facts = new TreeMap<>();

	private final List<ReportedSpan> spans;

	private final String inside;

	private final String caller;

	private Observations(List<ReportedSpan> spans, String inside, String caller) {
		this.spans = spans.stream().sorted(Comparator.comparing(ReportedSpan::timestamp)).toList();
		this.inside = inside;
		this.caller = caller;
	}

	/**
	 * Of a call.
	 * @param spans the spans of its trace
	 * @param lines the lines of its trace
	 * @param scenario the scenario
	 * @param call the call
	 * @param headers the headers of the call or the record inside
	 * @return the observations
	 */
	static Observations of(List<ReportedSpan> spans, List<LogLine> lines, Scenario scenario, Call call,
			String headers) {
		Observations observations = new Observations(spans, scenario.inside(), call.spanId());
		observations.addSpans();
		observations.addLines(lines);
		observations.addHeaders(scenario.sendsARecord() ? "Kafka send" : "call", headers);
		return observations;
	}

	/**
	 * Of what belongs to no call.
	 * @param spans the spans
	 * @param lines the lines
	 * @return the observations
	 */
	static Observations of(List<ReportedSpan> spans, List<LogLine> lines) {
		Observations observations = new Observations(spans, "`@Scheduled` method", "");
		observations.addSpans();
		observations.addLines(lines);
		return observations;
	}

	private void addSpans() {
		Map<String, List<ReportedSpan>> roles = new TreeMap<>();
		this.spans.forEach((span) -> roles.computeIfAbsent(role(span), (role) -> new ArrayList<>()).add(span));
		roles.forEach((role, all) -> {
			put(role, role, "number", String.valueOf(all.size()));
			for (int i = 0; i < all.size(); i++) {
				addSpan(role + " #" + i, role, all.get(i));
			}
		});
	}

	private void addSpan(String subject, String role, ReportedSpan span) {
		put(subject, role, "name", span.name());
		put(subject, role, "kind", span.kind());
		put(subject, role, "parent", parent(span));
		put(subject, role, "id of the caller's span", span.shared() ? "shared" : null);
		put(subject, role, "service", (String) span.endpoint("localEndpoint").get("serviceName"));
		put(subject, role, "remote service", (String) span.endpoint("remoteEndpoint").get("serviceName"));
		put(subject, role, "remote address", (String) span.endpoint("remoteEndpoint").get("ipv4"));
		span.tags().forEach((name, value) -> put(subject, role, "tag `" + name + "`", value));
		span.events()
			.forEach(
					(event) -> put(subject, role, "event `" + EVENT_NAME.matcher(event).replaceAll("$1") + "`", event));
	}

	private void addLines(List<LogLine> lines) {
		lines.stream().filter(LogLine::isOfTheShop).forEach((line) -> {
			String subject = "line " + line.message();
			put(subject, "log line", "trace id", line.traceId().isEmpty() ? null : line.traceId().length() + " digits");
			put(subject, "log line", "span id", roleOf(line.spanId(), "not reported"));
			put(subject, "log line", "tenant", line.tenant().isEmpty() ? null : line.tenant());
			put(subject, "log line", "channel", line.channel().isEmpty() ? null : line.channel());
		});
	}

	private void addHeaders(String role, String headers) {
		headers.lines()
			.map(HEADER::matcher)
			.filter(Matcher::matches)
			.forEach((header) -> put(role + " headers", role, "header `" + header.group(1) + "`",
					header.group(2).replaceAll("\\b[0-9a-f]{16}([0-9a-f]{16})?\\b", "id")));
	}

	private @Nullable String parent(ReportedSpan span) {
		String parent = span.shared() ? span.id() : span.parentId();
		if (parent == null) {
			return null;
		}
		return this.spans.stream()
			.filter((other) -> other != span && other.id().equals(parent))
			.filter((other) -> !span.shared() || "CLIENT".equals(other.kind()))
			.findFirst()
			.map(this::role)
			.orElse(parent.equals(this.caller) ? "caller" : "unknown");
	}

	private String roleOf(String spanId, String otherwise) {
		return this.spans.stream()
			.filter((span) -> span.id().equals(spanId))
			.max(Comparator.comparing((span) -> "SERVER".equals(span.kind())))
			.map(this::role)
			.orElse(otherwise);
	}

	private String role(ReportedSpan span) {
		if ("SERVER".equals(span.kind())) {
			return "request";
		}
		if (span.tags().containsKey("jdbc.query") || span.tags().containsKey("db.query.text")) {
			return "SQL statement";
		}
		if ("redis".equals(span.endpoint("remoteEndpoint").get("serviceName"))) {
			return "Redis command";
		}
		if ("PRODUCER".equals(span.kind())) {
			return "Kafka send";
		}
		if ("CONSUMER".equals(span.kind()) && "poll".equals(span.name())) {
			return "Kafka poll";
		}
		if (List.of("connection", "result-set").contains(span.name())) {
			return "SQL " + span.name();
		}
		if (span.tags().containsKey("http.method") || span.tags().containsKey("http.request.method")) {
			return "call";
		}
		return this.inside;
	}

	private void put(String subject, String role, String fact, @Nullable String value) {
		if (value != null) {
			this.facts.computeIfAbsent(subject + "|" + role, (key) -> new TreeMap<>()).put(fact, comparable(value));
		}
	}

	// The shops have ports and databases of their own.
	private static String comparable(String value) {
		return value.replaceAll("parcels-(before|after)", "parcels")
			.replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:PORT")
			.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "DATABASE");
	}

	/**
	 * What is different in another shop.
	 * @param other what was seen of it
	 * @param scenario the scenario in which
	 * @return the differences
	 */
	List<Difference> differencesTo(Observations other, String scenario) {
		List<Difference> differences = new ArrayList<>();
		Map<String, Map<String, String>> all = new TreeMap<>(this.facts);
		other.facts.forEach(all::putIfAbsent);
		all.keySet().forEach((key) -> {
			Map<String, String> mine = this.facts.getOrDefault(key, Map.of());
			Map<String, String> others = other.facts.getOrDefault(key, Map.of());
			String role = key.substring(key.lastIndexOf('|') + 1);
			// A span that only one of them has is one difference, not one for each fact.
			boolean inBoth = !mine.isEmpty() && !others.isEmpty();
			Map<String, String> union = new TreeMap<>(mine);
			others.forEach(union::putIfAbsent);
			union.keySet()
				.stream()
				.filter((fact) -> inBoth || fact.equals("number"))
				.map((fact) -> new Difference(role, fact, mine.get(fact), others.get(fact), scenario))
				.filter(Difference::isOne)
				.forEach(differences::add);
			if (!inBoth && key.startsWith("line ")) {
				differences.add(new Difference(role, "line", mine.isEmpty() ? null : key, others.isEmpty() ? null : key,
						scenario));
			}
		});
		return differences;
	}

}
