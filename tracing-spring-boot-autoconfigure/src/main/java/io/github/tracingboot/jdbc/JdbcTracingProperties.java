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

package io.github.tracingboot.jdbc;

import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the spans of SQL statements.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("tracing.instrument.jdbc")
public class JdbcTracingProperties {

	/**
	 * Names of data source beans whose statements get no span.
	 */
	private Set<String> exclude = new LinkedHashSet<>();

	/**
	 * Number of characters from which on the text of a statement is cut. Zero leaves the
	 * text out of the span.
	 */
	private int maxQueryLength = 2048;

	/**
	 * Whether statements are counted and timed as meters, too, named jdbc.query.
	 */
	private boolean meters;

	/**
	 * Whether connections and result sets get spans, too.
	 */
	private boolean verbose;

	/**
	 * Returns the names of the data source beans that are left out.
	 * @return the names
	 */
	public Set<String> getExclude() {
		return this.exclude;
	}

	/**
	 * Sets the names of the data source beans that are left out.
	 * @param exclude the names
	 */
	public void setExclude(Set<String> exclude) {
		this.exclude = exclude;
	}

	/**
	 * Returns the length from which on statements are cut.
	 * @return the number of characters
	 */
	public int getMaxQueryLength() {
		return this.maxQueryLength;
	}

	/**
	 * Sets the length from which on statements are cut.
	 * @param maxQueryLength the number of characters
	 */
	public void setMaxQueryLength(int maxQueryLength) {
		this.maxQueryLength = maxQueryLength;
	}

	/**
	 * Returns whether there are meters of statements.
	 * @return whether there are
	 */
	public boolean isMeters() {
		return this.meters;
	}

	/**
	 * Sets whether there are meters of statements.
	 * @param meters whether there are
	 */
	public void setMeters(boolean meters) {
		this.meters = meters;
	}

	/**
	 * Returns whether connections and result sets get spans.
	 * @return whether they do
	 */
	public boolean isVerbose() {
		return this.verbose;
	}

	/**
	 * Sets whether connections and result sets get spans.
	 * @param verbose whether they do
	 */
	public void setVerbose(boolean verbose) {
		this.verbose = verbose;
	}

}
