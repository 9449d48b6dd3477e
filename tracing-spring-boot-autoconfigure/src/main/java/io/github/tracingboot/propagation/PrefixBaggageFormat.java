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

import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.github.tracingboot.propagation.BaggageCollector.Member;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import org.jspecify.annotations.Nullable;

/**
 * A header for each entry, all with the same prefix.
 *
 * @see <a href=
 * "https://www.jaegertracing.io/docs/1.21/client-libraries/#propagation-format">Jaeger
 * client libraries, baggage</a>
 */
final class PrefixBaggageFormat implements BaggageFormat {

	private final String prefix;

	private final BaggageCoding coding;

	private final @Nullable String list;

	private PrefixBaggageFormat(String prefix, BaggageCoding coding, @Nullable String list) {
		this.prefix = prefix;
		this.coding = coding;
		this.list = list;
	}

	/**
	 * Jaeger's clients. They also read a list that somebody writes by hand.
	 * @return the format
	 */
	static BaggageFormat jaeger() {
		return new PrefixBaggageFormat("uberctx-", BaggageCoding.URL, "jaeger-baggage");
	}

	/**
	 * OpenTracing's basic tracers.
	 * @return the format
	 */
	static BaggageFormat ot() {
		return new PrefixBaggageFormat("ot-baggage-", BaggageCoding.NONE, null);
	}

	@Override
	public Collection<String> fields() {
		return (this.list != null) ? List.of(this.list) : List.of();
	}

	@Override
	public <C> void read(C carrier, TextMapGetter<C> getter, BaggageCollector into) {
		for (String header : getter.keys(carrier)) {
			if (header.regionMatches(true, 0, this.prefix, 0, this.prefix.length())) {
				readEntry(header, getter.get(carrier, header), into);
			}
		}
		if (this.list != null) {
			getter.getAll(carrier, this.list).forEachRemaining((header) -> BaggageList.read(header, this.coding, into));
		}
	}

	private void readEntry(String header, @Nullable String value, BaggageCollector into) {
		if (value == null || !into.mayRead(header.length() + value.length())) {
			return;
		}
		String name = header.substring(this.prefix.length());
		if (into.mayBeCalled(name)) {
			into.add(name, this.coding.decode(value.strip()), "");
		}
	}

	@Override
	public <C> void write(Map<String, Member> members, @Nullable C carrier, TextMapSetter<C> setter) {
		members.forEach((name, member) -> setter.set(carrier, this.prefix + name, this.coding.encode(member.value())));
	}

}
