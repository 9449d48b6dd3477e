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
import java.util.Map;

import io.github.tracingboot.propagation.BaggageCollector.Member;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Headers that are baggage under their own names.
 */
class RemoteFields implements BaggageFormat {

	static final String PROPERTY = "management.tracing.baggage.remote-fields";

	private final NamePatterns fields;

	private final boolean encodedElsewhere;

	/**
	 * Creates the format.
	 * @param fields the names
	 * @param encodedElsewhere whether there is another header, in which every value fits
	 */
	RemoteFields(NamePatterns fields, boolean encodedElsewhere) {
		this.fields = fields;
		this.encodedElsewhere = encodedElsewhere;
	}

	/**
	 * Reads the names from configuration.
	 * @param values the value of the property
	 * @return the names
	 * @throws InvalidConfigurationPropertyValueException if one can't be that of a header
	 */
	static NamePatterns fields(Collection<String> values) {
		NamePatterns fields = NamePatterns.of(PROPERTY, values);
		for (String name : fields.names()) {
			check(name, HeaderNames.isToken(name), "It is sent as a header. The name of a header consists of letters, "
					+ "digits and any of !#$%&'*+-.^_`|~, for example 'tenant'.");
		}
		for (String prefix : fields.prefixes()) {
			check(prefix + "*", HeaderNames.isToken(prefix), "It would take every header for baggage, passwords "
					+ "included, or none. Give the beginning of a header's name, for example 'x-tenant-*'.");
		}
		return fields;
	}

	private static void check(String value, boolean valid, String reason) {
		if (!valid) {
			throw new InvalidConfigurationPropertyValueException(PROPERTY, value, reason);
		}
	}

	@Override
	public Collection<String> fields() {
		return this.fields.names();
	}

	@Override
	public <C> void read(C carrier, TextMapGetter<C> getter, BaggageCollector into) {
		this.fields.names().forEach((name) -> readField(name, carrier, getter, into));
		if (!this.fields.prefixes().isEmpty()) {
			for (String header : getter.keys(carrier)) {
				if (this.fields.matchesPrefix(header) && !HeaderNames.isTraceContext(header)) {
					readField(header, carrier, getter, into);
				}
			}
		}
	}

	private <C> void readField(String name, C carrier, TextMapGetter<C> getter, BaggageCollector into) {
		String value = getter.get(carrier, name);
		if (value != null && !value.isBlank() && into.mayRead(name.length() + value.length())
				&& into.mayBeCalled(name)) {
			into.add(name, value.strip(), "");
		}
	}

	@Override
	public <C> void write(Map<String, Member> members, @Nullable C carrier, TextMapSetter<C> setter) {
		members.forEach((name, member) -> {
			String value = member.value();
			if (isField(name) && (!this.encodedElsewhere || ExternalText.isHeaderValue(value))) {
				setter.set(carrier, name, ExternalText.cleanHeaderValue(value, value.length()));
			}
		});
	}

	private boolean isField(String name) {
		return this.fields.matchesName(name) || (this.fields.matchesPrefix(name) && !HeaderNames.isTraceContext(name));
	}

}
