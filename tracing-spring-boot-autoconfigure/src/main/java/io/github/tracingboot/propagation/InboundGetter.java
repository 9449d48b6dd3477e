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
import org.jspecify.annotations.Nullable;

/**
 * Reads the headers of something that comes from outside, and tells what is known of
 * where it comes from. A getter that is not of this type is only asked for headers of
 * known names, and nothing is known of its sender.
 *
 * @param <C> the type of what carries the headers
 * @since 0.1.0
 */
public interface InboundGetter<C> extends Propagator.Getter<C> {

	/**
	 * Names of the headers that there are, in any case.
	 * @param carrier what carries the headers
	 * @return the names
	 */
	Iterable<String> names(C carrier);

	/**
	 * Address of the other end of the connection itself, whatever headers say of whom it
	 * speaks for.
	 * @param carrier what carries the headers
	 * @return the IP address in its textual form, {@code null} if there is no connection
	 * or it is not known
	 */
	default @Nullable String peerAddress(C carrier) {
		return null;
	}

	/**
	 * Path that is asked for.
	 * @param carrier what carries the headers
	 * @return the decoded path below the context path, starting with a slash,
	 * {@code null} if there is none
	 */
	default @Nullable String path(C carrier) {
		return null;
	}

	/**
	 * Whether it is a message that a broker hands over, not a request of a caller.
	 * @return whether it is
	 */
	default boolean isMessage() {
		return false;
	}

	/**
	 * Whether it never left the application, such as a message in one of its own queues.
	 * @return whether it did not
	 */
	default boolean isInternal() {
		return false;
	}

}
