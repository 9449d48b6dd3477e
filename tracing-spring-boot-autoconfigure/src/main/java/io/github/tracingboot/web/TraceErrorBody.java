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

import java.util.Map;

import org.springframework.http.ProblemDetail;

/**
 * The trace id in the body of error responses. Absent as a bean when switched off.
 *
 * @since 0.1.0
 */
public final class TraceErrorBody {

	private static final String PROPERTY = "traceId";

	TraceErrorBody() {
	}

	/**
	 * Name of the property in problem details and error attributes.
	 * @return the name
	 */
	public String property() {
		return PROPERTY;
	}

	/**
	 * Adds the trace id to a problem detail that doesn't have one.
	 * @param detail the problem detail
	 * @param traceId the trace id
	 */
	public void addTo(ProblemDetail detail, String traceId) {
		Map<String, Object> properties = detail.getProperties();
		if (properties == null || !properties.containsKey(PROPERTY)) {
			detail.setProperty(PROPERTY, traceId);
		}
	}

}
