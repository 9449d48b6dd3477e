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

package io.github.tracingboot.sleuth;

import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.cloud.sleuth.Span;
import org.springframework.util.StringUtils;

/**
 * One call of an annotated method.
 */
final class AnnotatedCall {

	private final Span span;

	private final boolean isNew;

	private final String log;

	private final AtomicBoolean ended = new AtomicBoolean();

	/**
	 * Creates an instance.
	 * @param span the span of the call
	 * @param isNew whether the span is the call's own, and ends with it
	 * @param log the text with which the call's events begin, empty for none
	 */
	AnnotatedCall(Span span, boolean isNew, String log) {
		this.span = span;
		this.isNew = isNew;
		this.log = log;
	}

	Span span() {
		return this.span;
	}

	boolean isNew() {
		return this.isNew;
	}

	void begin() {
		event("before");
	}

	void fail(Throwable failure) {
		event("afterFailure");
		this.span.error(failure);
	}

	// A subscription may be cancelled after its end.
	void end() {
		if (!this.ended.compareAndSet(false, true)) {
			return;
		}
		event("after");
		if (this.isNew) {
			this.span.end();
		}
	}

	private void event(String moment) {
		if (StringUtils.hasText(this.log)) {
			this.span.event(this.log + "." + moment);
		}
	}

}
