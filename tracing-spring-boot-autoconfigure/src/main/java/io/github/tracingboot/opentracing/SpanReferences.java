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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;
import io.opentracing.References;
import io.opentracing.SpanContext;
import org.jspecify.annotations.Nullable;

/**
 * References to other spans. The first {@code child_of}, or else the first
 * {@code follows_from}, is the parent; all the others, and a parent that the span only
 * follows from, are links.
 *
 * @see <a href=
 * "https://opentelemetry.io/docs/specs/otel/compatibility/opentracing/">OpenTracing
 * Compatibility</a>
 */
class SpanReferences {

	private static final AttributeKey<String> TYPE = AttributeKey.stringKey("opentracing.ref_type");

	private final List<Reference> references = new ArrayList<>(1);

	/**
	 * Adds a reference. Those of unknown type and those to spans of other implementations
	 * say nothing that could be kept.
	 * @param type the type
	 * @param context what is referred to
	 */
	void add(@Nullable String type, @Nullable SpanContext context) {
		boolean known = References.CHILD_OF.equals(type) || References.FOLLOWS_FROM.equals(type);
		if (type != null && known && context instanceof BridgeSpanContext bridged) {
			this.references.add(new Reference(type, bridged));
		}
	}

	/**
	 * The context to start the span in.
	 * @param implicit the context to start it in if there is no parent
	 * @return the context, with the baggage of all references
	 */
	Context parentOr(Supplier<Context> implicit) {
		Reference parent = parent();
		if (parent == null) {
			return implicit.get();
		}
		return (this.references.size() > 1) ? parent.context.context().with(baggage(parent)) : parent.context.context();
	}

	private @Nullable Reference parent() {
		Reference parent = null;
		for (Reference reference : this.references) {
			if (reference.context.trusted()) {
				if (reference.type.equals(References.CHILD_OF)) {
					return reference;
				}
				parent = (parent != null) ? parent : reference;
			}
		}
		return parent;
	}

	// The parent's comes last, and so decides.
	private Baggage baggage(Reference parent) {
		BaggageBuilder union = Baggage.builder();
		this.references.forEach((reference) -> putAll(union, reference.context.baggage()));
		putAll(union, parent.context.baggage());
		return union.build();
	}

	private static void putAll(BaggageBuilder builder, Baggage baggage) {
		baggage.forEach((name, entry) -> builder.put(name, entry.getValue(), entry.getMetadata()));
	}

	Map<io.opentelemetry.api.trace.SpanContext, Attributes> links() {
		Map<io.opentelemetry.api.trace.SpanContext, Attributes> links = new LinkedHashMap<>();
		Reference parent = parent();
		for (Reference reference : this.references) {
			boolean told = reference == parent && reference.type.equals(References.CHILD_OF);
			if (!told && reference.context.spanContext().isValid()) {
				links.putIfAbsent(reference.context.spanContext(), Attributes.of(TYPE, reference.type));
			}
		}
		return links;
	}

	private record Reference(String type, BridgeSpanContext context) {

	}

}
