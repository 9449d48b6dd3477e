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

package io.github.tracingboot.export;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Address of a backend, read with goodwill: a scheme, a port and the path may be missing,
 * and a trailing slash does no harm. Credentials in it become a header and are never
 * shown.
 *
 * @since 0.1.0
 */
public final class HttpEndpoint {

	private static final int MAX_PORT = 65535;

	private static final Pattern MISSPELT_SCHEME = Pattern.compile("https?:?/", Pattern.CASE_INSENSITIVE);

	private final URI uri;

	private final @Nullable String userInfo;

	private HttpEndpoint(URI uri, @Nullable String userInfo) {
		this.uri = uri;
		this.userInfo = userInfo;
	}

	/**
	 * Reads an address.
	 * @param property the property that holds the address, named when it can't be read
	 * @param value the address: {@code host}, {@code host:port} or a URL
	 * @param defaultPort the port of a mere host; a URL without a port has the port of
	 * its scheme
	 * @param defaultPath the path when there is none
	 * @return the endpoint
	 * @throws InvalidExportPropertyException if the address can't be meant
	 */
	public static HttpEndpoint parse(String property, String value, int defaultPort, String defaultPath) {
		Reader reader = new Reader(property, value.trim(), defaultPort, defaultPath);
		return reader.read();
	}

	/**
	 * Where to send to.
	 * @return the URL without credentials
	 */
	public URI getUri() {
		return this.uri;
	}

	/**
	 * Address of something below this endpoint.
	 * @param resource the path below the endpoint's own, with a slash in front and a
	 * query if any
	 * @return the URL without credentials
	 */
	public URI resolve(String resource) {
		String query = this.uri.getRawQuery();
		String address = this.uri.getScheme() + "://" + this.uri.getRawAuthority() + this.uri.getRawPath() + resource;
		if (query != null) {
			address += (resource.contains("?") ? "&" : "?") + query;
		}
		return URI.create(address);
	}

	/**
	 * Value of the {@code Authorization} header that credentials in the address stand
	 * for.
	 * @return the value, or {@code null} if there are no credentials
	 */
	public @Nullable String getAuthorization() {
		if (this.userInfo == null) {
			return null;
		}
		return "Basic " + Base64.getEncoder().encodeToString(this.userInfo.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Shows the address without what may be secret: credentials and the query.
	 * @return the address
	 */
	@Override
	public String toString() {
		String address = this.uri.getScheme() + "://" + ((this.userInfo != null) ? "******@" : "")
				+ this.uri.getRawAuthority() + this.uri.getRawPath();
		return (this.uri.getRawQuery() != null) ? address + "?******" : address;
	}

	private record Reader(String property, String value, int defaultPort, String defaultPath) {

		HttpEndpoint read() {
			boolean bare = !this.value.contains("://");
			URI uri = parse(bare ? "http://" + this.value : this.value);
			String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
			if (!scheme.equals("http") && !scheme.equals("https")) {
				throw invalid("The scheme '" + scheme + "' is not supported, only http and https are.");
			}
			if (uri.getHost() == null) {
				throw invalid("It has no valid host name or port.");
			}
			if (bare && MISSPELT_SCHEME.matcher(this.value).lookingAt()) {
				throw invalid("After the scheme comes '://'.");
			}
			if (uri.getUserInfo() == null && isCutShort(uri)) {
				throw invalid("A '/' or '#' in a user name or password must be percent-encoded.");
			}
			if (uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
				throw invalid("The port must be between 1 and 65535.");
			}
			int port = (bare && uri.getPort() == -1) ? this.defaultPort : uri.getPort();
			return new HttpEndpoint(
					parse(scheme + "://" + uri.getHost() + ((port != -1) ? ":" + port : "") + path(uri) + query(uri)),
					uri.getUserInfo());
		}

		// What follows the password has become the path or the fragment, to be shown.
		private static boolean isCutShort(URI uri) {
			return uri.getRawPath().contains("@")
					|| (uri.getRawFragment() != null && uri.getRawFragment().contains("@"));
		}

		private String path(URI uri) {
			String path = uri.getRawPath();
			while (path.endsWith("/")) {
				path = path.substring(0, path.length() - 1);
			}
			return path.isEmpty() ? this.defaultPath : path;
		}

		private static String query(URI uri) {
			return (uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : "";
		}

		private URI parse(String text) {
			try {
				return new URI(text);
			}
			catch (URISyntaxException ex) {
				// Without the cause: its message repeats the whole address.
				throw invalid("It is not a URL: " + ex.getReason() + ".");
			}
		}

		private InvalidExportPropertyException invalid(String reason) {
			return new InvalidExportPropertyException(this.property, shown(), reason,
					"Give a host, a host with a port, or a URL, for example: localhost, localhost:" + this.defaultPort
							+ ", http://localhost:" + this.defaultPort + this.defaultPath);
		}

		private String shown() {
			int authority = this.value.indexOf("://") + 1;
			int at = this.value.lastIndexOf('@');
			String shown = (at > authority)
					? this.value.substring(0, (authority > 0) ? authority + 2 : 0) + "******" + this.value.substring(at)
					: this.value;
			int query = shown.indexOf('?');
			return FailureText.clean((query != -1) ? shown.substring(0, query) + "?******" : shown);
		}

	}

}
