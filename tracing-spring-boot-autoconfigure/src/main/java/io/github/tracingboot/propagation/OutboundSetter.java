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

import java.util.function.BiPredicate;

import io.micrometer.tracing.propagation.Propagator;
import org.jspecify.annotations.Nullable;

/**
 * Writes the headers of something that is sent, and tells which ones the application
 * itself has set: those are not replaced by forwarded ones. A setter that is not of this
 * type is asked to set every header.
 *
 * @param <C> the type of what carries the headers
 * @since 0.1.0
 */
public interface OutboundSetter<C> extends Propagator.Setter<C> {

	/**
	 * Whether there is a header of that name already.
	 * @param carrier what carries the headers
	 * @param name the name in lower case
	 * @return whether there is
	 */
	boolean isSet(C carrier, String name);

	/**
	 * Makes a setter of two functions.
	 * @param setter writes a header
	 * @param isSet whether there is a header of a name already
	 * @param <C> the type of what carries the headers
	 * @return the setter
	 */
	static <C> OutboundSetter<C> of(Propagator.Setter<C> setter, BiPredicate<C, String> isSet) {
		return new OutboundSetter<>() {

			@Override
			public void set(@Nullable C carrier, String name, String value) {
				setter.set(carrier, name, value);
			}

			@Override
			public boolean isSet(C carrier, String name) {
				return isSet.test(carrier, name);
			}

		};
	}

}
