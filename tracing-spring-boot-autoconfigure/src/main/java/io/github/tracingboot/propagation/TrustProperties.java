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

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties that say whose traces are continued.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("tracing.propagation.trust")
public class TrustProperties {

	/**
	 * Whose trace context and baggage are used.
	 */
	private Mode mode = Mode.ALL;

	/**
	 * Addresses and networks (CIDR, IPv4 or IPv6) whose requests are trusted. Compared
	 * with the address of the connection itself, never with what headers say.
	 */
	private List<String> networks = new ArrayList<>();

	/**
	 * Path patterns whose requests are trusted, matched below the context path.
	 */
	private List<String> paths = new ArrayList<>();

	/**
	 * Whether messages of brokers are trusted in the modes 'none' and 'rules'. When not,
	 * only the header rule can trust one.
	 */
	private boolean messages = true;

	private final Header header = new Header();

	public Mode getMode() {
		return this.mode;
	}

	public void setMode(Mode mode) {
		this.mode = mode;
	}

	public List<String> getNetworks() {
		return this.networks;
	}

	public void setNetworks(List<String> networks) {
		this.networks = networks;
	}

	public List<String> getPaths() {
		return this.paths;
	}

	public void setPaths(List<String> paths) {
		this.paths = paths;
	}

	public boolean isMessages() {
		return this.messages;
	}

	public void setMessages(boolean messages) {
		this.messages = messages;
	}

	public Header getHeader() {
		return this.header;
	}

	/**
	 * Whom to trust.
	 */
	public enum Mode {

		/**
		 * Everybody.
		 */
		ALL,

		/**
		 * No caller: every request begins a trace.
		 */
		NONE,

		/**
		 * Who matches one of the rules.
		 */
		RULES

	}

	/**
	 * A header that only those know who are trusted.
	 */
	public static class Header {

		/**
		 * Name of a header by which those who are trusted identify themselves.
		 */
		private @Nullable String name;

		/**
		 * Secret that the header has to hold.
		 */
		private @Nullable String value;

		/**
		 * Secret that the header may hold as well, while the other one is rolled out.
		 */
		private @Nullable String previousValue;

		public @Nullable String getName() {
			return this.name;
		}

		public void setName(@Nullable String name) {
			this.name = name;
		}

		public @Nullable String getValue() {
			return this.value;
		}

		public void setValue(@Nullable String value) {
			this.value = value;
		}

		public @Nullable String getPreviousValue() {
			return this.previousValue;
		}

		public void setPreviousValue(@Nullable String previousValue) {
			this.previousValue = previousValue;
		}

	}

}
