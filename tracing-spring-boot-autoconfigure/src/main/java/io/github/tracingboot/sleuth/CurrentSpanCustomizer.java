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

import java.util.function.Consumer;

import org.springframework.cloud.sleuth.Span;
import org.springframework.cloud.sleuth.SpanCustomizer;
import org.springframework.cloud.sleuth.Tracer;

/**
 * Customizes the span that is current at the time of each call. Does nothing without one.
 */
final class CurrentSpanCustomizer implements SpanCustomizer {

	private final Tracer tracer;

	CurrentSpanCustomizer(Tracer tracer) {
		this.tracer = tracer;
	}

	@Override
	public SpanCustomizer name(String name) {
		return customize((span) -> span.name(name));
	}

	@Override
	public SpanCustomizer tag(String key, String value) {
		return customize((span) -> span.tag(key, value));
	}

	@Override
	public SpanCustomizer event(String value) {
		return customize((span) -> span.event(value));
	}

	private SpanCustomizer customize(Consumer<Span> customization) {
		Span span = this.tracer.currentSpan();
		if (span != null) {
			customization.accept(span);
		}
		return this;
	}

}
