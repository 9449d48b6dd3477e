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

import java.util.Locale;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Says once that everybody is trusted, where that may be news: in an application that its
 * configuration prepares for callers from outside, and that says nothing about trust.
 */
class PublicExposureHint implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog("io.github.tracingboot.Tracing");

	private static final String MODE = "tracing.propagation.trust.mode";

	private static final IpNetwork IPV4_LOOPBACK = IpNetwork.parse("127.0.0.0/8");

	private static final IpNetwork IPV6_LOOPBACK = IpNetwork.parse("::1");

	private final Environment environment;

	PublicExposureHint(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void afterSingletonsInstantiated() {
		String sign = this.environment.containsProperty(MODE) ? null : signOfCallersFromOutside();
		if (sign != null && !isLocal()) {
			logger.info(sign + " is set, so callers may be anybody, and all of them choose the trace ids here and "
					+ "what is recorded. Set " + MODE + " to 'none' or 'rules', or to 'all' if that is meant.");
		}
	}

	private @Nullable String signOfCallersFromOutside() {
		String strategy = value("server.forward-headers-strategy").toLowerCase(Locale.ROOT);
		if (strategy.equals("native") || strategy.equals("framework")) {
			return "server.forward-headers-strategy";
		}
		// Who has to show a certificate is known.
		if (!value("server.ssl.enabled").equalsIgnoreCase("false")
				&& !value("server.ssl.client-auth").equalsIgnoreCase("need")) {
			for (String key : new String[] { "server.ssl.bundle", "server.ssl.certificate", "server.ssl.key-store" }) {
				if (StringUtils.hasText(value(key))) {
					return key;
				}
			}
		}
		return null;
	}

	private boolean isLocal() {
		String address = value("server.address");
		return address.equals("localhost") || isLoopback(IpNetwork.addressOf(address));
	}

	private static boolean isLoopback(byte @Nullable [] address) {
		return address != null && (IPV4_LOOPBACK.contains(address) || IPV6_LOOPBACK.contains(address));
	}

	private String value(String key) {
		return this.environment.getProperty(key, "");
	}

}
