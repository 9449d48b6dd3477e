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

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.jspecify.annotations.Nullable;

/**
 * Translates a span to a document with the names of the Elastic Common Schema.
 *
 * @see <a href="https://www.elastic.co/docs/reference/ecs/ecs-field-reference">ECS field
 * reference</a>
 */
class SpanDocumentConverter {

	private static final String ECS_VERSION = "8.11";

	private static final long NANOS_PER_SECOND = 1_000_000_000;

	private static final AttributeKey<String> EXCEPTION_TYPE = AttributeKey.stringKey("exception.type");

	private static final AttributeKey<String> EXCEPTION_MESSAGE = AttributeKey.stringKey("exception.message");

	private static final AttributeKey<String> EXCEPTION_STACK_TRACE = AttributeKey.stringKey("exception.stacktrace");

	private final ServiceFields service;

	private final Function<SpanData, @Nullable String> localRoots;

	SpanDocumentConverter(ServiceFields service, Function<SpanData, @Nullable String> localRoots) {
		this.service = service;
		this.localRoots = localRoots;
	}

	static Instant start(SpanData span) {
		return instant(span.getStartEpochNanos());
	}

	private static Instant instant(long epochNanos) {
		return Instant.ofEpochSecond(0, epochNanos);
	}

	Map<String, Object> convert(SpanData span) {
		DocumentFields document = new DocumentFields();
		document.put("@timestamp", start(span).toString()).put("ecs.version", ECS_VERSION);
		addIds(document, span);
		document.put("span.name", BoundedText.of(span.getName(), BoundedText.SHORT))
			.put("span.kind", span.getKind().name())
			.put("event.kind", "event")
			.put("event.duration", Math.max(0, span.getEndEpochNanos() - span.getStartEpochNanos()))
			.put("event.outcome", (span.getStatus().getStatusCode() == StatusCode.ERROR) ? "failure" : "success");
		Labels labels = new Labels(BoundedText.LENGTH);
		this.service.addTo(document, labels, span.getResource());
		addAttributes(document, labels, span.getAttributes());
		labels.addTo(document);
		addError(document, span);
		document.put("span.links", span.getLinks().stream().map(SpanDocumentConverter::link).toList())
			.put("span.events", events(span));
		return document.asMap();
	}

	private void addIds(DocumentFields document, SpanData span) {
		document.put("trace.id", span.getTraceId()).put("span.id", span.getSpanId());
		if (span.getParentSpanContext().isValid()) {
			document.put("parent.id", span.getParentSpanId());
		}
		document.put("transaction.id", this.localRoots.apply(span));
	}

	private static void addAttributes(DocumentFields document, Labels labels, Attributes attributes) {
		attributes.forEach((key, value) -> {
			if (!EcsAttributes.put(key, value, document)) {
				labels.add(key.getKey(), value);
			}
		});
	}

	private static void addError(DocumentFields document, SpanData span) {
		EventData exception = lastException(span);
		if (exception != null) {
			addException(document, exception.getAttributes(), BoundedText.LONG);
		}
		if (span.getStatus().getStatusCode() == StatusCode.ERROR) {
			document.putIfAbsent("error.message",
					BoundedText.of(span.getStatus().getDescription(), BoundedText.LENGTH));
		}
	}

	private static @Nullable EventData lastException(SpanData span) {
		EventData last = null;
		for (EventData event : span.getEvents()) {
			last = event.getName().equals("exception") ? event : last;
		}
		return last;
	}

	private static void addException(DocumentFields document, Attributes attributes, int maxStackTrace) {
		document.put("error.type", text(attributes, EXCEPTION_TYPE, BoundedText.SHORT))
			.put("error.message", text(attributes, EXCEPTION_MESSAGE, BoundedText.LENGTH))
			.put("error.stack_trace", text(attributes, EXCEPTION_STACK_TRACE, maxStackTrace));
	}

	private static @Nullable String text(Attributes attributes, AttributeKey<String> key, int maxLength) {
		String value = attributes.get(key);
		return (value != null) ? BoundedText.of(value, maxLength) : null;
	}

	private static Map<String, Object> link(LinkData link) {
		SpanContext target = link.getSpanContext();
		DocumentFields document = new DocumentFields().put("trace.id", target.getTraceId())
			.put("span.id", target.getSpanId());
		Labels labels = new Labels(BoundedText.SHORT);
		link.getAttributes().forEach((key, value) -> labels.add(key.getKey(), value));
		labels.addTo(document);
		return document.asMap();
	}

	private static List<Map<String, Object>> events(SpanData span) {
		EventData shownAbove = lastException(span);
		List<Map<String, Object>> events = new ArrayList<>();
		for (EventData event : span.getEvents()) {
			DocumentFields document = new DocumentFields().put("@timestamp", instant(event.getEpochNanos()).toString())
				.put("name", BoundedText.of(event.getName(), BoundedText.SHORT));
			if (event != shownAbove) {
				addException(document, event.getAttributes(), BoundedText.LENGTH);
			}
			Labels labels = new Labels(BoundedText.SHORT);
			event.getAttributes().forEach((key, value) -> {
				if (!isException(key)) {
					labels.add(key.getKey(), value);
				}
			});
			labels.addTo(document);
			events.add(document.asMap());
		}
		return events;
	}

	private static boolean isException(AttributeKey<?> key) {
		return key.equals(EXCEPTION_TYPE) || key.equals(EXCEPTION_MESSAGE) || key.equals(EXCEPTION_STACK_TRACE);
	}

}
