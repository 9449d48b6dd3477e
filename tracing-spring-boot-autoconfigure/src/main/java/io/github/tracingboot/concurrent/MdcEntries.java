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

package io.github.tracingboot.concurrent;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import org.springframework.util.ClassUtils;

/**
 * The entries of the current thread's MDC, all of them. None where SLF4J is absent.
 */
final class MdcEntries {

	private static final boolean PRESENT = ClassUtils.isPresent("org.slf4j.MDC", MdcEntries.class.getClassLoader());

	private static final MdcEntries NONE = new MdcEntries(null);

	private final @Nullable Map<String, @Nullable String> entries;

	private MdcEntries(@Nullable Map<String, @Nullable String> entries) {
		this.entries = entries;
	}

	static MdcEntries none() {
		return NONE;
	}

	static MdcEntries capture() {
		return PRESENT ? of(MDC.getCopyOfContextMap()) : NONE;
	}

	private static MdcEntries of(@Nullable Map<String, @Nullable String> entries) {
		return (entries != null && !entries.isEmpty()) ? new MdcEntries(entries) : NONE;
	}

	/**
	 * Makes them the entries of the current thread, in place of those that it has.
	 */
	void makeCurrent() {
		if (!PRESENT) {
			return;
		}
		if (this.entries != null) {
			MDC.setContextMap(this.entries);
		}
		else {
			MDC.clear();
		}
	}

}
