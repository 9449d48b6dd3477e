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

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.tracingboot.concurrent.ThreadResidue;
import io.github.tracingboot.propagation.ExternalText;
import io.github.tracingboot.propagation.NamePatterns;
import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper.ScopeAttachedEvent;
import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper.ScopeRestoredEvent;
import io.micrometer.tracing.otel.bridge.Slf4JBaggageEventListener;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Keeps entries of the MDC equal to the current baggage, as far as it is to be there. As
 * with {@link MdcScopeListener}, the context that is current now decides, not the
 * event's.
 */
class MdcBaggageListener extends Slf4JBaggageEventListener implements ThreadResidue {

	private final NamePatterns fields;

	private final int maxLength;

	/**
	 * Keys that the current thread has from here. Which they are, the patterns alone
	 * don't tell.
	 */
	private final ThreadLocal<@Nullable Set<String>> keys = new ThreadLocal<>();

	MdcBaggageListener(NamePatterns fields, int maxLength) {
		super(List.of());
		this.fields = fields;
		this.maxLength = maxLength;
	}

	@Override
	public void onEvent(Object event) {
		// A closed scope is followed by a restored one: one look is enough.
		if (event instanceof ScopeAttachedEvent || event instanceof ScopeRestoredEvent) {
			mirror(Baggage.fromContext(Context.current()));
		}
	}

	@Override
	public boolean clear() {
		Set<String> stale = this.keys.get();
		if (stale == null) {
			return false;
		}
		stale.forEach(MDC::remove);
		this.keys.remove();
		return true;
	}

	private void mirror(Baggage current) {
		Set<String> stale = this.keys.get();
		if (current.isEmpty() && stale == null) {
			return;
		}
		Set<String> present = put(current);
		if (stale != null) {
			stale.stream().filter((key) -> !present.contains(key)).forEach(MDC::remove);
		}
		if (!present.isEmpty()) {
			this.keys.set(present);
		}
		else if (stale != null) {
			this.keys.remove();
		}
	}

	private Set<String> put(Baggage current) {
		Set<String> present = new LinkedHashSet<>();
		current.forEach((name, entry) -> {
			String value = entry.getValue();
			if (!value.isBlank() && this.fields.matches(name)) {
				MDC.put(name, ExternalText.clean(value, this.maxLength));
				present.add(name);
			}
		});
		return present;
	}

}
