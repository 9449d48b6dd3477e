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

package io.github.tracingboot.web.client;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * An outgoing call, whichever client makes it.
 *
 * @param method the method as sent
 * @param uri the target, or {@code null} if unknown
 * @param uriTemplate the template that the target was made from, or {@code null}
 * @param status the status of the answer, or {@code null} as long as there is none
 */
record HttpExchange(String method, @Nullable URI uri, @Nullable String uriTemplate, @Nullable Integer status) {

	private static final Pattern BEFORE_PATH = Pattern.compile("^https?://[^/?#]*");

	private static final Pattern PORT = Pattern.compile(":(\\d{1,5})$");

	/**
	 * Returns the path of the template, without the target's host, query and fragment.
	 * @return the path, or {@code null} if the target was not made from a template
	 */
	@Nullable String pathTemplate() {
		if (this.uriTemplate == null) {
			return null;
		}
		String path = BEFORE_PATH.matcher(this.uriTemplate).replaceFirst("");
		int end = indexOfQueryOrFragment(path);
		path = path.substring(0, end);
		return path.startsWith("/") ? path : "/" + path;
	}

	boolean isFailed() {
		return this.status != null && this.status >= 400;
	}

	/**
	 * Returns the URL without what may be secret: user, password, query and fragment.
	 * @param uri the target of a call
	 * @return scheme, host, port and path
	 */
	static String urlWithoutSecrets(URI uri) {
		String scheme = (uri.getScheme() != null) ? uri.getScheme() + "://" : "";
		String path = (uri.getRawPath() != null) ? uri.getRawPath() : "";
		return scheme + authority(uri) + path;
	}

	/**
	 * Returns the host that the call goes to. Unlike {@link URI#getHost()} this knows
	 * names that are none to RFC 2396, such as those with an underscore.
	 * @param uri the target of a call
	 * @return the host, or {@code null} if there is none
	 */
	static @Nullable String host(URI uri) {
		if (uri.getHost() != null) {
			return uri.getHost();
		}
		String host = PORT.matcher(authority(uri)).replaceFirst("");
		return host.isEmpty() ? null : host;
	}

	/**
	 * Returns the port that the call goes to.
	 * @param uri the target of a call
	 * @return the port, or -1 if it is neither given nor known from the scheme
	 */
	static int port(URI uri) {
		Matcher port = PORT.matcher(authority(uri));
		if (port.find()) {
			return Integer.parseInt(port.group(1));
		}
		if ("https".equalsIgnoreCase(uri.getScheme())) {
			return 443;
		}
		return "http".equalsIgnoreCase(uri.getScheme()) ? 80 : -1;
	}

	private static String authority(URI uri) {
		String authority = uri.getRawAuthority();
		return (authority != null) ? authority.substring(authority.lastIndexOf('@') + 1) : "";
	}

	private static int indexOfQueryOrFragment(String path) {
		// A brace may hold a pattern with a question mark: {id:a?}.
		int depth = 0;
		for (int i = 0; i < path.length(); i++) {
			char c = path.charAt(i);
			if (c == '{') {
				depth++;
			}
			else if (c == '}') {
				depth--;
			}
			else if (depth <= 0 && (c == '?' || c == '#')) {
				return i;
			}
		}
		return path.length();
	}

}
