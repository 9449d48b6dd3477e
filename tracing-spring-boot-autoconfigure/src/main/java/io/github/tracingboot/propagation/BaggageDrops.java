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

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the entries of baggage that were dropped.
 */
class BaggageDrops {

	private final Map<Reason, LongAdder> counts = new EnumMap<>(Reason.class);

	BaggageDrops() {
		for (Reason reason : Reason.values()) {
			this.counts.put(reason, new LongAdder());
		}
	}

	void add(Reason reason) {
		counter(reason).increment();
	}

	long count(Reason reason) {
		return counter(reason).sum();
	}

	@SuppressWarnings("NullAway") // there is one for each
	private LongAdder counter(Reason reason) {
		return this.counts.get(reason);
	}

	/**
	 * Why an entry is dropped.
	 */
	enum Reason {

		/**
		 * There are as many entries as there may be.
		 */
		ENTRIES,

		/**
		 * With it there would be more bytes than there may be.
		 */
		BYTES,

		/**
		 * Its value is too long.
		 */
		VALUE,

		/**
		 * Its name is missing, not one that a header can have, or not allowed.
		 */
		NAME;

		String tag() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
