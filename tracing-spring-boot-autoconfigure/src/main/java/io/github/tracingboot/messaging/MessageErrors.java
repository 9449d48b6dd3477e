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

package io.github.tracingboot.messaging;

/**
 * Finds what went wrong below the exceptions in which messaging libraries wrap it.
 *
 * @since 0.1.0
 */
public final class MessageErrors {

	private static final int MAX_DEPTH = 10;

	private MessageErrors() {
	}

	/**
	 * Finds what a listener threw.
	 * @param error what the library says
	 * @return the exception below its wrappers, or the given one if it is none
	 */
	public static Throwable unwrap(Throwable error) {
		Throwable result = error;
		for (int depth = 0; depth < MAX_DEPTH; depth++) {
			Throwable cause = result.getCause();
			if (cause == null || !isWrapper(result)) {
				return result;
			}
			result = cause;
		}
		return result;
	}

	private static boolean isWrapper(Throwable error) {
		String name = error.getClass().getSimpleName();
		return name.equals("ListenerExecutionFailedException") || name.equals("AmqpRejectAndDontRequeueException");
	}

}
