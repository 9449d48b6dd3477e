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

import io.micrometer.observation.transport.SenderContext;

/**
 * Tells which headers the application itself has given to something that it sends, so
 * that forwarded ones do not replace them. Declared as a bean for a kind of sender whose
 * headers nothing else can read.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface OwnHeaders {

	/**
	 * Whether there is a header of that name.
	 * @param context the context of the observation of any sender
	 * @param name the name in lower case
	 * @return whether there is, {@code false} for senders of another kind
	 */
	boolean contain(SenderContext<?> context, String name);

}
