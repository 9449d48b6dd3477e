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

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the limits of baggage. What is baggage, and what becomes of it, is in
 * Spring Boot's {@code management.tracing.baggage}.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("tracing.baggage")
public class BaggageProperties {

	/**
	 * Maximum number of entries that are read from a request or message, and written to
	 * one.
	 */
	private int maxEntries = 64;

	/**
	 * Maximum size of all entries together, as they stand in a 'baggage' header.
	 */
	private DataSize maxBytes = DataSize.ofBytes(8192);

	/**
	 * Maximum number of characters of a value. Entries with longer ones are dropped.
	 */
	private int maxValueLength = 1024;

	/**
	 * Names of entries that are read besides the remote fields, with '*' for any end of a
	 * name. All of them when empty.
	 */
	private List<String> allowedNames = new ArrayList<>();

	public int getMaxEntries() {
		return this.maxEntries;
	}

	public void setMaxEntries(int maxEntries) {
		this.maxEntries = maxEntries;
	}

	public DataSize getMaxBytes() {
		return this.maxBytes;
	}

	public void setMaxBytes(DataSize maxBytes) {
		this.maxBytes = maxBytes;
	}

	public int getMaxValueLength() {
		return this.maxValueLength;
	}

	public void setMaxValueLength(int maxValueLength) {
		this.maxValueLength = maxValueLength;
	}

	public List<String> getAllowedNames() {
		return this.allowedNames;
	}

	public void setAllowedNames(List<String> allowedNames) {
		this.allowedNames = allowedNames;
	}

}
