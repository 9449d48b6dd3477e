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
 * The header that identifies whom to trust is not configured right. Unlike Spring Boot's
 * exception for this purpose it never shows what the environment holds, which may be the
 * secret.
 */
class InvalidTrustHeaderException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String action;

	InvalidTrustHeaderException(String property, String value, String reason, String action) {
		super("Invalid value '%s' for configuration property '%s'. %s.".formatted(value, property, reason));
		this.action = action;
	}

	String getAction() {
		return this.action;
	}

}
