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

package io.github.tracingboot.web.client;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;

import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * Tells how a client or builder was set up. Spring's {@code RestClient},
 * {@code WebClient} and their builders take a registry and a convention but don't give
 * them back, so their fields are read, by type.
 */
final class ObservationFields {

	private ObservationFields() {
	}

	/**
	 * Whether the object is known to observe nothing. A wrapper, a mock or a proxy is
	 * unknown: what it does with a registry can't be seen. A registry set by hand that
	 * has no handlers yet is not the default one.
	 * @param clientOrBuilder the client or builder
	 * @return {@code true} if it holds the no-op registry that is the default
	 */
	static boolean isKnownUnobserved(Object clientOrBuilder) {
		return read(clientOrBuilder, ObservationRegistry.class) == ObservationRegistry.NOOP;
	}

	/**
	 * Whether the object was given a convention by hand.
	 * @param clientOrBuilder the client or builder
	 * @param conventionType the type of convention it takes
	 * @return {@code true} if a convention is set
	 */
	static boolean hasConvention(Object clientOrBuilder, Class<?> conventionType) {
		return read(clientOrBuilder, conventionType) != null;
	}

	private static @Nullable Object read(Object target, Class<?> fieldType) {
		Field field = ReflectionUtils.findField(target.getClass(), null, fieldType);
		if (field == null) {
			return null;
		}
		try {
			field.setAccessible(true);
			return field.get(target);
		}
		catch (InaccessibleObjectException | IllegalAccessException ex) {
			return null;
		}
	}

}
