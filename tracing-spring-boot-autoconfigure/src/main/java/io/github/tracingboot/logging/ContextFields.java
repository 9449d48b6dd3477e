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

package io.github.tracingboot.logging;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Keeps the MDC entries that are shown besides the trace id and the span id: the local
 * root of the trace and, inside a request, what it is about.
 */
class ContextFields {

	private final ContextKeys keys;

	private final LocalRoots roots;

	ContextFields(ContextKeys keys, LocalRoots roots) {
		this.keys = keys;
		this.roots = roots;
	}

	/**
	 * Shows what belongs to the span that becomes current.
	 * @param spanId the id of the span
	 * @param sameTrace whether the entries that are there are of the same trace
	 */
	void show(String spanId, boolean sameTrace) {
		LocalRoot root = this.roots.find(spanId);
		if (root != null) {
			show(root);
		}
		else if (!sameTrace || MDC.get(this.keys.transactionId()) == null) {
			// Not recorded, or ended: on a thread that knew nothing of the trace, the
			// first span is taken for the root.
			show(new LocalRoot(spanId));
		}
	}

	/**
	 * Shows what became known of a local root, if it is the one of the current thread.
	 * @param root the root
	 */
	void update(LocalRoot root) {
		if (root.spanId().equals(MDC.get(this.keys.transactionId()))) {
			show(root);
		}
	}

	/**
	 * Removes the entries from the current thread.
	 */
	void remove() {
		MDC.remove(this.keys.transactionId());
		MDC.remove(ContextKeys.METHOD);
		MDC.remove(ContextKeys.ROUTE);
		MDC.remove(ContextKeys.CLIENT_ADDRESS);
	}

	private void show(LocalRoot root) {
		set(this.keys.transactionId(), root.spanId());
		set(ContextKeys.METHOD, root.method());
		set(ContextKeys.ROUTE, root.route());
		set(ContextKeys.CLIENT_ADDRESS, root.clientAddress());
	}

	/**
	 * Sets an MDC entry unless it has the value: a change makes the logging system copy
	 * the MDC for the next line.
	 * @param key the key
	 * @param value the value, {@code null} for none
	 */
	static void set(String key, @Nullable String value) {
		String present = MDC.get(key);
		if (value == null) {
			if (present != null) {
				MDC.remove(key);
			}
		}
		else if (!value.equals(present)) {
			MDC.put(key, value);
		}
	}

}
