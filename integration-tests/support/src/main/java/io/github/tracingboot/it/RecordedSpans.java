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

package io.github.tracingboot.it;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Keeps what a backend would get, at once and in memory. Declare it as a bean: Spring
 * Boot hands it to the tracer.
 */
public final class RecordedSpans implements SpanProcessor {

	private final Queue<SpanData> ended = new ConcurrentLinkedQueue<>();

	private final Set<String> open = ConcurrentHashMap.newKeySet();

	/**
	 * Waits until every span of the trace has ended and there is at least one.
	 * @param traceId the trace id
	 * @return the sampled spans of the trace in the order in which they ended
	 */
	public List<SpanData> ofTrace(String traceId) {
		await().untilAsserted(() -> {
			assertThat(this.open).noneMatch((span) -> span.startsWith(traceId));
			assertThat(ended(traceId)).isNotEmpty();
		});
		return ended(traceId);
	}

	/**
	 * Waits for the trace and expects exactly one server span in it.
	 * @param traceId the trace id
	 * @return the server span
	 */
	public SpanData serverSpan(String traceId) {
		List<SpanData> servers = ofTrace(traceId).stream().filter((span) -> span.getKind() == SpanKind.SERVER).toList();
		assertThat(servers).as("server spans of trace " + traceId).hasSize(1);
		return servers.get(0);
	}

	/**
	 * All sampled spans that have ended.
	 * @return the spans in the order in which they ended
	 */
	public List<SpanData> all() {
		return List.copyOf(this.ended);
	}

	/**
	 * Ids of the spans that were started and have not ended.
	 * @return the trace ids
	 */
	public Set<String> openTraces() {
		return this.open.stream().map((span) -> span.substring(0, span.indexOf('-'))).collect(Collectors.toSet());
	}

	/**
	 * Forgets everything.
	 */
	public void clear() {
		this.ended.clear();
		this.open.clear();
	}

	private List<SpanData> ended(String traceId) {
		return this.ended.stream().filter((span) -> span.getTraceId().equals(traceId)).toList();
	}

	@Override
	public void onStart(Context parentContext, ReadWriteSpan span) {
		this.open.add(key(span));
	}

	@Override
	public boolean isStartRequired() {
		return true;
	}

	@Override
	public void onEnd(ReadableSpan span) {
		if (span.getSpanContext().isSampled()) {
			this.ended.add(span.toSpanData());
		}
		this.open.remove(key(span));
	}

	@Override
	public boolean isEndRequired() {
		return true;
	}

	private static String key(ReadableSpan span) {
		return span.getSpanContext().getTraceId() + "-" + span.getSpanContext().getSpanId();
	}

}
