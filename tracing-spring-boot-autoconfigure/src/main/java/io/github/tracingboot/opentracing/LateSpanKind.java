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

import io.github.tracingboot.export.SpanDataTransformer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentracing.tag.Tags;

/**
 * Exports a span with the kind that it was given after its start, when OpenTelemetry
 * takes none any more.
 */
class LateSpanKind implements SpanDataTransformer {

	static final AttributeKey<String> KEY = AttributeKey.stringKey(Tags.SPAN_KIND.getKey());

	@Override
	public SpanData transform(SpanData span) {
		SpanKind kind = SpanTags.kind(span.getAttributes().get(KEY));
		return (kind != null) ? new WithKind(span, kind) : span;
	}

	private static final class WithKind extends DelegatingSpanData {

		private final SpanKind kind;

		private final Attributes attributes;

		WithKind(SpanData span, SpanKind kind) {
			super(span);
			this.kind = kind;
			this.attributes = span.getAttributes().toBuilder().remove(KEY).build();
		}

		@Override
		public SpanKind getKind() {
			return this.kind;
		}

		@Override
		public Attributes getAttributes() {
			return this.attributes;
		}

		@Override
		public int getTotalAttributeCount() {
			return super.getTotalAttributeCount() - 1;
		}

	}

}
