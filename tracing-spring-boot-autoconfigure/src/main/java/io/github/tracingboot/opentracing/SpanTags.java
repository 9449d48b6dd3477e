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

package io.github.tracingboot.opentracing;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentracing.tag.Tags;
import org.jspecify.annotations.Nullable;

/**
 * Tags of one span. Most become attributes at once. Some say something of the span
 * instead: its kind and whether it failed. What is known of the peer waits for the kind.
 */
class SpanTags {

	private static final String KIND = Tags.SPAN_KIND.getKey();

	private static final String ERROR = Tags.ERROR.getKey();

	private final @Nullable SpanKind startKind;

	private final Map<String, Object> peer = new ConcurrentHashMap<>(4);

	private volatile @Nullable SpanKind kind;

	private volatile @Nullable String failure;

	private volatile boolean withdrawn;

	/**
	 * Creates the tags.
	 * @param kind the kind that the span starts with, or has, if any
	 */
	SpanTags(@Nullable SpanKind kind) {
		this.startKind = kind;
		this.kind = kind;
	}

	/**
	 * Kind of a span.
	 * @param value the value of the tag
	 * @return the kind, {@code null} if there is none of that name
	 */
	static @Nullable SpanKind kind(@Nullable Object value) {
		return (value instanceof String text) ? switch (text.toLowerCase(Locale.ROOT)) {
			case Tags.SPAN_KIND_CLIENT -> SpanKind.CLIENT;
			case Tags.SPAN_KIND_SERVER -> SpanKind.SERVER;
			case Tags.SPAN_KIND_PRODUCER -> SpanKind.PRODUCER;
			case Tags.SPAN_KIND_CONSUMER -> SpanKind.CONSUMER;
			default -> null;
		} : null;
	}

	static @Nullable Integer samplingPriority(@Nullable Object value) {
		return (value instanceof Number number) ? (Integer) number.intValue() : null;
	}

	/**
	 * Takes a tag.
	 * @param key the key
	 * @param value the value
	 * @return the attributes to set, maybe none
	 */
	Attributes translate(String key, Object value) {
		if (key.equals(KIND)) {
			return translateKind(value);
		}
		if (key.equals(ERROR)) {
			translateError(value);
			return Attributes.empty();
		}
		if (PeerTags.contain(key)) {
			this.peer.put(key, value);
			return Attributes.empty();
		}
		return SemanticTags.translate(key, value);
	}

	// Once it has started, a span keeps its kind. The export puts it right.
	private Attributes translateKind(Object value) {
		SpanKind named = kind(value);
		if (named == null) {
			return SemanticTags.translate(KIND, value);
		}
		boolean late = named != this.startKind || named != this.kind;
		this.kind = named;
		return late ? Attributes.of(LateSpanKind.KEY, named.name().toLowerCase(Locale.ROOT)) : Attributes.empty();
	}

	// Some wrote the message of the error there.
	private void translateError(Object value) {
		String text = TagValues.text(value);
		if (text.isBlank() || text.equalsIgnoreCase("false")) {
			this.withdrawn = this.failure != null;
			this.failure = null;
		}
		else {
			this.failure = text.equalsIgnoreCase("true") ? "" : text;
		}
	}

	boolean isFailed() {
		return this.failure != null;
	}

	String failure() {
		String text = this.failure;
		return (text != null) ? text : "";
	}

	boolean isFailureWithdrawn() {
		return this.withdrawn && this.failure == null;
	}

	/**
	 * What is known of the peer.
	 * @return the attributes to set
	 */
	Attributes peer() {
		return this.peer.isEmpty() ? Attributes.empty() : PeerTags.translate(this.peer, this.kind);
	}

}
