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

package io.github.tracingboot.web.servlet;

import io.github.tracingboot.web.InboundTrace;
import io.github.tracingboot.web.TraceResponseHeader;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * Keeps the response header true and single: through a reset, when the application relays
 * the headers of another service's response, and beside values that the application sets
 * where the header is a list.
 */
class TraceHeaderResponse extends HttpServletResponseWrapper {

	private final TraceResponseHeader header;

	private final InboundTrace trace;

	TraceHeaderResponse(HttpServletResponse response, TraceResponseHeader header, InboundTrace trace) {
		super(response);
		this.header = header;
		this.trace = trace;
	}

	@Override
	public void reset() {
		super.reset();
		this.header.write(this.trace, super::setHeader, super::addHeader);
	}

	@Override
	public void setHeader(String name, String value) {
		if (!isTraceHeader(name)) {
			super.setHeader(name, value);
		}
		else if (this.header.isAdditive()) {
			super.setHeader(name, value);
			super.addHeader(name, this.header.value(this.trace));
		}
	}

	@Override
	public void addHeader(String name, String value) {
		if (!isTraceHeader(name) || this.header.isAdditive()) {
			super.addHeader(name, value);
		}
	}

	private boolean isTraceHeader(String name) {
		return this.header.name().equalsIgnoreCase(name);
	}

}
