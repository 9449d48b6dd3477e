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

package io.github.tracingboot.export;

/**
 * A property of a backend has a value that can't work. Unlike Spring Boot's exception for
 * this purpose it never shows the value as it is, because it may hold credentials.
 *
 * @since 0.1.0
 */
public class InvalidExportPropertyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String property;

	private final String shownValue;

	private final String reason;

	private final String action;

	/**
	 * Creates an instance.
	 * @param property the name of the property
	 * @param shownValue the value without credentials
	 * @param reason what is wrong
	 * @param action what to write instead
	 */
	public InvalidExportPropertyException(String property, String shownValue, String reason, String action) {
		super("Property '%s' has the invalid value '%s': %s".formatted(property, shownValue, reason));
		this.property = property;
		this.shownValue = shownValue;
		this.reason = reason;
		this.action = action;
	}

	String getProperty() {
		return this.property;
	}

	String getShownValue() {
		return this.shownValue;
	}

	String getReason() {
		return this.reason;
	}

	String getAction() {
		return this.action;
	}

}
