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
 * W3C Baggage: a list in the header {@code baggage}, which may be there several times.
 */
class W3cBaggageFormat implements BaggageFormat {

	private static final String HEADER = "baggage";

	@Override
	public Collection<String> fields() {
		return List.of(HEADER);
	}

	@Override
	public <C> void read(C carrier, TextMapGetter<C> getter, BaggageCollector into) {
		getter.getAll(carrier, HEADER)
			.forEachRemaining((header) -> BaggageList.read(header, BaggageCoding.PERCENT, into));
	}

	@Override
	public <C> void write(Map<String, Member> members, @Nullable C carrier, TextMapSetter<C> setter) {
		StringBuilder header = new StringBuilder();
		members.forEach((name, member) -> {
			header.append(header.isEmpty() ? "" : ",").append(name).append('=');
			header.append(BaggageCoding.PERCENT.encode(member.value()));
			header.append(member.metadata().isEmpty() ? "" : ";").append(member.metadata());
		});
		setter.set(carrier, HEADER, header.toString());
	}

}
