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

import java.util.List;

import io.micrometer.tracing.propagation.Propagator;
import org.jspecify.annotations.Nullable;

/**
 * Reads headers by a getter that knows no more than that.
 *
 * @param <C> the type of what carries the headers
 */
final class UnknownSenderGetter<C> implements InboundGetter<C> {

	private final Propagator.Getter<C> delegate;

	private final List<String> knownNames;

	UnknownSenderGetter(Propagator.Getter<C> delegate, List<String> knownNames) {
		this.delegate = delegate;
		this.knownNames = knownNames;
	}

	@Override
	public @Nullable String get(C carrier, String name) {
		return this.delegate.get(carrier, name);
	}

	@Override
	public Iterable<String> getAll(C carrier, String name) {
		return this.delegate.getAll(carrier, name);
	}

	@Override
	public Iterable<String> names(C carrier) {
		return this.knownNames;
	}

}
