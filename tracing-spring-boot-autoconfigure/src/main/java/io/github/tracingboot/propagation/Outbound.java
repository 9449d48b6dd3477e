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

import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import org.jspecify.annotations.Nullable;

/**
 * A setter as OpenTelemetry's propagators need it, which still can tell what is set.
 *
 * @param <C> the type of what carries the headers
 */
final class Outbound<C> implements TextMapSetter<C> {

	private final Propagator.Setter<C> setter;

	Outbound(Propagator.Setter<C> setter) {
		this.setter = setter;
	}

	@Override
	public void set(@Nullable C carrier, String name, String value) {
		this.setter.set(carrier, name, value);
	}

	boolean isSet(@Nullable C carrier, String name) {
		return carrier != null && this.setter instanceof OutboundSetter<C> outbound && outbound.isSet(carrier, name);
	}

}
