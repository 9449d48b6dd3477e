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

package io.github.tracingboot.propagation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.propagation.TextMapGetter;
import org.jspecify.annotations.Nullable;

/**
 * Headers that a peer sends, also several of the same name.
 */
final class SentHeaders implements TextMapGetter<SentHeaders> {

	private final Map<String, List<String>> headers = new LinkedHashMap<>();

	private SentHeaders() {
	}

	/**
	 * Headers in the order in which they are sent.
	 * @param namesAndValues names and values, in turn
	 * @return the headers
	 */
	static SentHeaders of(String... namesAndValues) {
		SentHeaders sent = new SentHeaders();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			sent.add(namesAndValues[i], namesAndValues[i + 1]);
		}
		return sent;
	}

	/**
	 * Headers that a writer writes.
	 * @param writer the writer
	 * @param span the span
	 * @return the headers
	 */
	static SentHeaders written(SpanWriter writer, SpanContext span) {
		SentHeaders sent = new SentHeaders();
		writer.write(span, sent::add);
		return sent;
	}

	void add(String name, String value) {
		this.headers.computeIfAbsent(name, (key) -> new ArrayList<>()).add(value);
	}

	Map<String, String> asMap() {
		Map<String, String> map = new LinkedHashMap<>();
		this.headers.forEach((name, values) -> map.put(name, String.join(",", values)));
		return map;
	}

	@Nullable Span readBy(SpanReader reader) {
		return reader.read(new InboundHeaders<>(this, this));
	}

	/**
	 * What the reader makes of the headers, in words.
	 * @param reader the reader
	 * @return trace id, span id and decision, or "nothing"
	 */
	String understoodBy(SpanReader reader) {
		Span span = readBy(reader);
		if (span == null) {
			return "nothing";
		}
		SpanContext context = span.getSpanContext();
		boolean undecided = !span.getClass().equals(Span.wrap(context).getClass());
		return Stream.of(context.getTraceId(), context.getSpanId(),
				undecided ? "undecided" : context.isSampled() ? "sampled" : "unsampled",
				CallerTraceState.isDebug(context) ? "debug" : "", CallerTraceState.isRandom(context) ? "random" : "")
			.filter((word) -> !word.isEmpty())
			.reduce((words, word) -> words + " " + word)
			.orElseThrow();
	}

	@Override
	public Iterable<String> keys(SentHeaders carrier) {
		return this.headers.keySet();
	}

	@Override
	public @Nullable String get(@Nullable SentHeaders carrier, String key) {
		List<String> values = this.headers.get(key);
		return (values != null) ? values.get(0) : null;
	}

	@Override
	public Iterator<String> getAll(@Nullable SentHeaders carrier, String key) {
		return this.headers.getOrDefault(key, List.of()).iterator();
	}

}
