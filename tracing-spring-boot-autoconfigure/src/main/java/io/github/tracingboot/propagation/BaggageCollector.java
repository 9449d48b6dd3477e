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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

import io.github.tracingboot.propagation.BaggageDrops.Reason;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.api.baggage.BaggageEntryMetadata;

/**
 * Collects the baggage of one request or message within the limits, whatever the formats
 * it comes in. Not more text is looked at than may be kept, so that the cost of a hostile
 * request is bounded, too.
 */
final class BaggageCollector {

	private final BaggageLimits limits;

	private final Predicate<String> allowed;

	private final BaggageDrops drops;

	private final Map<String, Member> members = new LinkedHashMap<>();

	private int format;

	private int bytes;

	private int unread;

	BaggageCollector(BaggageLimits limits, Predicate<String> allowed, BaggageDrops drops) {
		this.limits = limits;
		this.allowed = allowed;
		this.drops = drops;
		this.unread = limits.maxBytes();
	}

	/**
	 * Begins with another format: what earlier ones have said stands.
	 */
	void nextFormat() {
		this.format++;
	}

	/**
	 * Whether another entry can be read. To be asked before anything is made of it.
	 * @param length the number of characters that have to be read
	 * @return whether it may; if not, it counts as dropped
	 */
	boolean mayRead(int length) {
		if (this.members.size() >= this.limits.maxEntries()) {
			return drop(Reason.ENTRIES);
		}
		if (length > this.unread) {
			return drop(Reason.BYTES);
		}
		this.unread -= length;
		return true;
	}

	/**
	 * Whether an entry may have a name. To be asked before its value is decoded.
	 * @param name the name
	 * @return whether it may; if not, it counts as dropped
	 */
	boolean mayBeCalled(String name) {
		return (HeaderNames.isToken(name) && this.allowed.test(name)) || drop(Reason.NAME);
	}

	void add(String name, String value, String metadata) {
		Member known = this.members.get(name);
		if (known != null && known.format() != this.format) {
			return;
		}
		if (value.length() > this.limits.maxValueLength()) {
			drop(Reason.VALUE);
			return;
		}
		Member member = new Member(ExternalText.clean(value, value.length()), property(metadata), this.format);
		int total = this.bytes + member.size(name) - ((known != null) ? known.size(name) : 0);
		if (total > this.limits.maxBytes()) {
			drop(Reason.BYTES);
			return;
		}
		this.bytes = total;
		this.members.put(name, member);
	}

	/**
	 * Adds what an application has, as far as there is room for it.
	 * @param baggage the baggage
	 */
	void addAll(Baggage baggage) {
		baggage.forEach((name, entry) -> {
			if (this.members.size() >= this.limits.maxEntries()) {
				drop(Reason.ENTRIES);
			}
			else if (mayBeCalled(name)) {
				add(name, entry.getValue(), entry.getMetadata().getValue());
			}
		});
	}

	Map<String, Member> members() {
		return this.members;
	}

	/**
	 * The collected entries in front of those that were there before.
	 * @param before what was there before
	 * @return all of them
	 */
	Baggage on(Baggage before) {
		BaggageBuilder builder = before.toBuilder();
		this.members.forEach(
				(name, member) -> builder.put(name, member.value(), BaggageEntryMetadata.create(member.metadata())));
		return builder.build();
	}

	void dropUnnamed() {
		drop(Reason.NAME);
	}

	private boolean drop(Reason reason) {
		this.drops.add(reason);
		return false;
	}

	private static String property(String metadata) {
		boolean legal = metadata.indexOf(',') == -1 && ExternalText.isHeaderValue(metadata);
		return legal ? metadata : "";
	}

	/**
	 * Everything of an entry but its name.
	 *
	 * @param value the decoded value, clean
	 * @param metadata its properties, empty if there are none
	 * @param format the number of the format it came in
	 */
	record Member(String value, String metadata, int format) {

		// With the signs between name, value, properties and the next entry.
		int size(String name) {
			int properties = this.metadata.isEmpty() ? 0 : this.metadata.length() + 1;
			return name.length() + BaggageCoding.PERCENT.encodedLength(this.value) + properties + 2;
		}

	}

}
