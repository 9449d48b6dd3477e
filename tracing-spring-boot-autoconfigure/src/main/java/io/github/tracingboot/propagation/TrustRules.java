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
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.tracingboot.propagation.TrustProperties.Mode;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.util.pattern.PatternParseException;

/**
 * Makes rules of the properties, and finds out what can't be meant.
 */
final class TrustRules {

	private static final String PREFIX = "tracing.propagation.trust.";

	private final TrustProperties properties;

	private TrustRules(TrustProperties properties) {
		this.properties = properties;
	}

	static ConfiguredTrust of(TrustProperties properties) {
		return new TrustRules(properties).create();
	}

	private ConfiguredTrust create() {
		InboundTrust header = header();
		List<InboundTrust> rules = Stream.of(networks(), paths(), header).filter(Objects::nonNull).toList();
		Mode mode = this.properties.getMode();
		if (mode == Mode.RULES && !hasRules()) {
			throw invalid("mode", "rules", "There is no rule, so nobody would be trusted. Set '" + PREFIX
					+ "networks', '.paths', or '.header.name' and '.header.value', or write 'none'.");
		}
		if (mode != Mode.RULES && hasRules()) {
			throw invalid("mode", mode.name().toLowerCase(Locale.ROOT), "There are rules below '" + PREFIX
					+ "', which only the mode 'rules' looks at. Set '" + PREFIX + "mode=rules' or remove the rules.");
		}
		if (mode == Mode.ALL && !this.properties.isMessages()) {
			throw invalid("messages", "false",
					"It says nothing while everybody is trusted. Set '" + PREFIX + "mode' to 'none' or 'rules'.");
		}
		return new ConfiguredTrust(mode, this.properties.isMessages(), rules,
				(header != null) ? List.of(header) : List.of());
	}

	private boolean hasRules() {
		return !this.properties.getNetworks().isEmpty() || !this.properties.getPaths().isEmpty()
				|| this.properties.getHeader().getName() != null;
	}

	private @Nullable InboundTrust networks() {
		List<IpNetwork> networks = new ArrayList<>();
		for (String network : this.properties.getNetworks()) {
			try {
				networks.add(IpNetwork.parse(network.trim()));
			}
			catch (IllegalArgumentException ex) {
				throw invalid("networks", network,
						ex.getMessage() + ". Write for example '10.0.0.0/8', 'fd00::/8' or '192.0.2.1'.");
			}
		}
		return networks.isEmpty() ? null : new NetworkRule(networks);
	}

	// Without Spring's patterns there is no web, and no path that one could match.
	private @Nullable InboundTrust paths() {
		return (!this.properties.getPaths().isEmpty()
				&& ClassUtils.isPresent("org.springframework.web.util.pattern.PathPattern", null))
						? Paths.rule(this.properties.getPaths()) : null;
	}

	private @Nullable InboundTrust header() {
		TrustProperties.Header header = this.properties.getHeader();
		String name = header.getName();
		if (name == null && header.getValue() == null && header.getPreviousValue() == null) {
			return null;
		}
		if (name == null || !HeaderNames.isToken(name)) {
			throw invalidHeader("name", (name != null) ? name : "",
					(name != null) ? "It is not the name of a header" : "There is a secret and no header to hold it",
					"Write for example '" + PREFIX + "header.name=X-Internal-Caller'.");
		}
		if (!StringUtils.hasText(header.getValue())) {
			throw invalidHeader("value", "", "The header " + name + " has no secret to hold",
					"Set '" + PREFIX + "header.value' to a secret that is hard to guess.");
		}
		return new HeaderRule(name,
				Stream.of(header.getValue(), header.getPreviousValue())
					.filter(StringUtils::hasText)
					.map(String::valueOf)
					.toList());
	}

	private static InvalidConfigurationPropertyValueException invalid(String name, String value, String reason) {
		return new InvalidConfigurationPropertyValueException(PREFIX + name, value, reason);
	}

	private static InvalidTrustHeaderException invalidHeader(String name, String value, String reason, String action) {
		return new InvalidTrustHeaderException(PREFIX + "header." + name, value, reason, action);
	}

	/**
	 * Links to what only applications with a web have.
	 */
	private static final class Paths {

		private Paths() {
		}

		static InboundTrust rule(List<String> patterns) {
			return new PathRule(patterns.stream().map((pattern) -> {
				try {
					return PathRule.parse(pattern);
				}
				catch (PatternParseException ex) {
					throw invalid("paths", pattern, "It is not a path pattern: " + ex.getMessage()
							+ ". Write for example '/internal/**' or '/callback'.");
				}
			}).toList());
		}

	}

}
