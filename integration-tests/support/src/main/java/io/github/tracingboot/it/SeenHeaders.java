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

package io.github.tracingboot.it;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import org.jspecify.annotations.Nullable;

/**
 * Notes which headers a propagator gets to see. Declare it as a bean.
 */
public final class SeenHeaders implements TextMapPropagator {

	private final Set<String> names = ConcurrentHashMap.newKeySet();

	private final Set<String> values = ConcurrentHashMap.newKeySet();

	/**
	 * Names of all headers seen.
	 * @return the names
	 */
	public Set<String> names() {
		return Set.copyOf(this.names);
	}

	/**
	 * Values of all headers {@code tracestate} and {@code traceparent}, those of one
	 * message behind each other, as in {@code tracestate=[a=1, b=2]}.
	 * @return the values
	 */
	public Set<String> values() {
		return Set.copyOf(this.values);
	}

	@Override
	public Collection<String> fields() {
		return List.of();
	}

	@Override
	public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
		// Only reads.
	}

	@Override
	public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
		if (carrier != null) {
			getter.keys(carrier).forEach(this.names::add);
			for (String name : List.of("traceparent", "tracestate")) {
				List<String> all = new ArrayList<>();
				getter.getAll(carrier, name).forEachRemaining(all::add);
				this.values.add(name + "=" + all);
			}
		}
		return context;
	}

}
