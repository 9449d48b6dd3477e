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

/**
 * Says whether something that comes from outside may continue a trace here. What may not
 * begins a trace of its own, with a link to the span that sent it, and brings neither
 * baggage nor a sampling decision. A bean of this type replaces what
 * {@code tracing.propagation.trust} says.
 * <p>
 * Asked once for every request and message. Thread-safe, quick, and never throws.
 *
 * @since 0.1.0
 */
public interface InboundTrust {

	/**
	 * Whether what it brings is used.
	 * @param <C> the type of what carries the headers
	 * @param carrier what carries the headers
	 * @param getter reads the headers, and tells what is known of where they come from
	 * @return whether it is
	 */
	<C> boolean trusts(C carrier, InboundGetter<C> getter);

}
