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

package io.github.tracingboot.export.elasticsearch;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.tracingboot.export.InvalidExportPropertyException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.MutuallyExclusiveConfigurationPropertiesException;
import org.springframework.util.StringUtils;

/**
 * Who sends, as a header. Goes before the headers of the properties, so that those win.
 */
final class RequestCredentials {

	private static final String API_KEY = ElasticsearchExportProperties.PREFIX + ".api-key";

	private static final String USERNAME = ElasticsearchExportProperties.PREFIX + ".username";

	private static final String PASSWORD = ElasticsearchExportProperties.PREFIX + ".password";

	private static final Pattern API_KEY_CHARACTERS = Pattern.compile("[\\x21-\\x7e]+");

	private RequestCredentials() {
	}

	static Map<String, String> headers(ElasticsearchExportProperties properties) {
		Map<String, String> headers = new LinkedHashMap<>();
		String authorization = authorization(properties);
		if (authorization != null) {
			headers.put("Authorization", authorization);
		}
		headers.putAll(properties.getHeaders());
		return headers;
	}

	private static @Nullable String authorization(ElasticsearchExportProperties properties) {
		String apiKey = trimmed(properties.getApiKey());
		String username = trimmed(properties.getUsername());
		MutuallyExclusiveConfigurationPropertiesException.throwIfMultipleNonNullValuesIn((entries) -> {
			entries.put(API_KEY, apiKey);
			entries.put(USERNAME, username);
		});
		if (apiKey != null) {
			return "ApiKey " + encoded(apiKey);
		}
		String password = properties.getPassword();
		if (username != null) {
			return "Basic " + base64(username + ":" + ((password != null) ? password : ""));
		}
		if (StringUtils.hasLength(password)) {
			throw invalid(PASSWORD, "There is no user name for this password.", "Set '" + USERNAME + "' as well.");
		}
		return null;
	}

	private static String encoded(String apiKey) {
		if (!API_KEY_CHARACTERS.matcher(apiKey).matches()) {
			throw invalid(API_KEY, "It holds characters that no API key has.",
					"Give the key as Elasticsearch shows it: encoded, or as id:key.");
		}
		return apiKey.contains(":") ? base64(apiKey) : apiKey;
	}

	private static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	private static @Nullable String trimmed(@Nullable String value) {
		return StringUtils.hasText(value) ? value.trim() : null;
	}

	private static InvalidExportPropertyException invalid(String property, String reason, String action) {
		return new InvalidExportPropertyException(property, "******", reason, action);
	}

}
