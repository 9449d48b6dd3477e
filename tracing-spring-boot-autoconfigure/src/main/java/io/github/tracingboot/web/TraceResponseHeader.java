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

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;

import io.github.tracingboot.diagnostics.StartupReport;
import io.github.tracingboot.diagnostics.StartupReport.Topic;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.StringUtils;

/**
 * Writes the trace of a request into its response, for callers to quote. Absent as a bean
 * when switched off.
 *
 * @since 0.1.0
 */
public final class TraceResponseHeader {

	private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

	// Headers by which a response is read: an id in their place would break every one.
	private static final Set<String> TAKEN = Set.of("connection", "content-disposition", "content-encoding",
			"content-length", "content-type", "date", "keep-alive", "location", "set-cookie", "trailer",
			"transfer-encoding", "upgrade", "www-authenticate");

	private final String name;

	private final ResponseHeaderFormat format;

	TraceResponseHeader(WebTracingProperties.ResponseHeader properties) {
		this.format = properties.getFormat();
		String name = properties.getName();
		this.name = StringUtils.hasText(name) ? name : this.format.defaultName();
		if (!this.name.matches(TOKEN)) {
			throw new InvalidConfigurationPropertyValueException("tracing.web.response-header.name", this.name,
					"A header name consists of letters, digits and any of !#$%&'*+-.^_`|~, "
							+ "for example 'X-Trace-Id'.");
		}
		if (TAKEN.contains(this.name.toLowerCase(Locale.ROOT))) {
			throw new InvalidConfigurationPropertyValueException("tracing.web.response-header.name", this.name,
					"HTTP gives this header another meaning. Choose one that nobody reads yet, "
							+ "for example 'X-Trace-Id'.");
		}
	}

	/**
	 * Name of the header.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Whether other values of the header belong beside ours: true of headers that are
	 * lists, such as {@code Server-Timing}.
	 * @return whether to add the value instead of replacing what is there
	 */
	public boolean isAdditive() {
		return this.format == ResponseHeaderFormat.SERVER_TIMING;
	}

	/**
	 * Value of the header for a request.
	 * @param trace the trace of the request
	 * @return the value
	 */
	public String value(InboundTrace trace) {
		return this.format.value(trace.span().context());
	}

	/**
	 * Whether a response has the header already.
	 * @param trace the trace of the request
	 * @param values all values that the response has for the header's name
	 * @return whether nothing needs to be written
	 */
	public boolean isIn(InboundTrace trace, Collection<String> values) {
		return isAdditive() ? values.contains(value(trace)) : !values.isEmpty();
	}

	/**
	 * Writes the header.
	 * @param trace the trace of the request
	 * @param set replaces all values of a header
	 * @param add adds a value to a header
	 */
	public void write(InboundTrace trace, BiConsumer<String, String> set, BiConsumer<String, String> add) {
		(isAdditive() ? add : set).accept(this.name, value(trace));
	}

	void contribute(StartupReport report) {
		report.add(Topic.WEB, "response header " + this.name);
	}

}
