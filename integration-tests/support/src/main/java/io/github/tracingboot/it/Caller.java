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

package io.github.tracingboot.it;

import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The caller of an application, known by its trace context.
 *
 * @param traceId the trace id, unique to the caller
 * @param spanId the caller's span id
 * @param flags the trace flags
 */
public record Caller(String traceId, String spanId, String flags) {

	/**
	 * A caller that records its trace.
	 * @return the caller
	 */
	public static Caller sampled() {
		return create("01");
	}

	/**
	 * A caller that does not record its trace.
	 * @return the caller
	 */
	public static Caller unsampled() {
		return create("00");
	}

	private static Caller create(String flags) {
		return new Caller(hexDigits(), hexDigits().substring(16), flags);
	}

	private static String hexDigits() {
		return UUID.randomUUID().toString().replace("-", "");
	}

	/**
	 * Value of the caller's W3C header.
	 * @return the value
	 */
	public String traceparent() {
		return "00-" + this.traceId + "-" + this.spanId + "-" + this.flags;
	}

	/**
	 * The caller that a W3C header speaks of.
	 * @param traceparent the value of the header
	 * @return the caller
	 */
	public static Caller of(String traceparent) {
		String[] parts = traceparent.split("-");
		assertThat(parts).as(traceparent).hasSize(4);
		return new Caller(parts[1], parts[2], parts[3]);
	}

	/**
	 * Whether it records its trace.
	 * @return whether it does
	 */
	public boolean isSampled() {
		return (Integer.parseInt(this.flags, 16) & 1) == 1;
	}

}
