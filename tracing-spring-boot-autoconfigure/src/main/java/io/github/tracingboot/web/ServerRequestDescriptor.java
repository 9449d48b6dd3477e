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

package io.github.tracingboot.web;

import io.micrometer.observation.transport.ReceiverContext;
import org.jspecify.annotations.Nullable;

/**
 * Tells of an HTTP server request what its span needs to know, from the observation
 * context of the web stack in use. Each web stack declares one as a bean.
 *
 * @since 0.1.0
 */
public interface ServerRequestDescriptor {

	/**
	 * Whether the context is of this web stack.
	 * @param context the context
	 * @return whether the other methods may be called with it
	 */
	boolean supports(ReceiverContext<?> context);

	/**
	 * Trace that the entry started for the request.
	 * @param context the context
	 * @return the trace, {@code null} if no entry saw the request
	 */
	@Nullable InboundTrace inboundTrace(ReceiverContext<?> context);

	/**
	 * HTTP method.
	 * @param context the context
	 * @return the method, {@code null} if unknown
	 */
	@Nullable String method(ReceiverContext<?> context);

	/**
	 * Path pattern that was matched.
	 * @param context the context
	 * @return the pattern such as {@code /orders/{id}}, {@code null} if none
	 */
	@Nullable String route(ReceiverContext<?> context);

	/**
	 * Path of the request, without the query.
	 * @param context the context
	 * @return the path, {@code null} if unknown
	 */
	@Nullable String path(ReceiverContext<?> context);

	/**
	 * Status code of the response.
	 * @param context the context
	 * @return the code, 0 if there is none
	 */
	int status(ReceiverContext<?> context);

	/**
	 * Whether the request goes on although its observation stops, as after the timeout of
	 * an asynchronous request. Then the entry tells the trace when the response is
	 * {@linkplain InboundTrace#complete complete}.
	 * @param context the context
	 * @return whether the request goes on, false unless overridden
	 */
	default boolean isUnfinished(ReceiverContext<?> context) {
		return false;
	}

}
