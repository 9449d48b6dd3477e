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

import io.github.tracingboot.concurrent.ThreadResidue;
import io.micrometer.tracing.otel.bridge.EventListener;
import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper.ScopeAttachedEvent;
import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper.ScopeRestoredEvent;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Keeps the request id in the MDC equal to the one that is forwarded in the current
 * context, if request ids are forwarded.
 */
class RequestIdScopeListener implements EventListener, ThreadResidue {

	static final String NAME = "x-request-id";

	static final int MAX_LENGTH = 128;

	private final boolean forwarded;

	RequestIdScopeListener(ForwardedHeaderNames names) {
		this.forwarded = names.contains(NAME);
	}

	@Override
	public void onEvent(Object event) {
		// A closed scope is followed by a restored one: one look is enough.
		if (this.forwarded && (event instanceof ScopeAttachedEvent || event instanceof ScopeRestoredEvent)) {
			mirror(ForwardedHeaders.from(Context.current()).get(NAME));
		}
	}

	@Override
	public boolean clear() {
		boolean present = this.forwarded && MDC.get(NAME) != null;
		if (present) {
			MDC.remove(NAME);
		}
		return present;
	}

	private static void mirror(@Nullable String id) {
		if (id == null) {
			MDC.remove(NAME);
		}
		else {
			MDC.put(NAME, (id.length() <= MAX_LENGTH) ? id : id.substring(0, MAX_LENGTH));
		}
	}

}
