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

package io.github.tracingboot.logging;

import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Takes what log lines tell of the inbound HTTP request in which they are written. The
 * entries of the web stacks report to it, if the logs show it.
 *
 * @since 0.1.0
 */
public final class RequestLogContext {

	// Addresses and obfuscated ones; anything else was made up by the caller.
	private static final Pattern ADDRESS = Pattern.compile("[0-9A-Za-z.:%_\\-]{1,64}");

	private final LocalRoots roots;

	private final ContextFields fields;

	private final boolean clientAddress;

	RequestLogContext(LocalRoots roots, ContextFields fields, boolean clientAddress) {
		this.roots = roots;
		this.fields = fields;
		this.clientAddress = clientAddress;
	}

	/**
	 * Begins a request, before its span is made current.
	 * @param spanId the id of the server span
	 * @param method the HTTP method, one of a bounded number
	 * @return the request, to be ended
	 */
	public Request begin(String spanId, String method) {
		LocalRoot root = this.roots.add(spanId);
		root.method(method);
		return new Request(root);
	}

	/**
	 * One request. Thread-safe.
	 */
	public final class Request {

		private final LocalRoot root;

		private Request(LocalRoot root) {
			this.root = root;
		}

		/**
		 * Tells who sent the request.
		 * @param address gives the address, only asked if the logs show it
		 */
		public void clientAddress(Supplier<@Nullable String> address) {
			String known = RequestLogContext.this.clientAddress ? address.get() : null;
			if (known != null && ADDRESS.matcher(known).matches()) {
				this.root.clientAddress(known);
			}
		}

		/**
		 * Tells by which pattern the path of the request was matched. Lines of the
		 * current thread have it from now on.
		 * @param route the pattern, ignored if {@code null}
		 */
		public void route(@Nullable String route) {
			if (route != null) {
				this.root.route(route);
				RequestLogContext.this.fields.update(this.root);
			}
		}

		/**
		 * Ends the request: its span has ended. Scopes that are still open keep the
		 * entries.
		 */
		public void end() {
			RequestLogContext.this.roots.remove(this.root.spanId());
		}

	}

}
