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

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.resources.Resource;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Who made a span: what OpenTelemetry's resource says and, where it is silent, what
 * Spring Boot writes into log lines in ECS format, so that both agree.
 */
class ServiceFields {

	private static final String LOGGING = "logging.structured.ecs.service.";

	private static final Set<String> FIELDS = Set.of("service.name", "service.version", "deployment.environment.name",
			"deployment.environment", "service.instance.id", "host.name");

	private final @Nullable String version;

	private final @Nullable String environmentName;

	private final @Nullable String nodeName;

	private @Nullable String hostName;

	ServiceFields(Environment environment) {
		this.version = first(environment, LOGGING + "version", "spring.application.version");
		this.environmentName = first(environment, LOGGING + "environment");
		this.nodeName = first(environment, LOGGING + "node-name");
	}

	private static @Nullable String first(Environment environment, String... properties) {
		for (String property : properties) {
			String value = environment.getProperty(property);
			if (StringUtils.hasText(value)) {
				return value;
			}
		}
		return null;
	}

	void addTo(DocumentFields document, Labels labels, Resource resource) {
		document.put("service.name", text(resource, "service.name"))
			.put("service.version", this.version)
			.put("service.version", text(resource, "service.version"))
			.put("service.environment", this.environmentName)
			.put("service.environment", text(resource, "deployment.environment"))
			.put("service.environment", text(resource, "deployment.environment.name"))
			.put("service.node.name", this.nodeName)
			.put("service.node.name", text(resource, "service.instance.id"))
			.put("host.name", hostName())
			.put("host.name", text(resource, "host.name"));
		resource.getAttributes().forEach((key, value) -> {
			if (!FIELDS.contains(key.getKey()) && !key.getKey().startsWith("telemetry.")) {
				labels.add(key.getKey(), value);
			}
		});
	}

	private static @Nullable String text(Resource resource, String key) {
		String value = resource.getAttribute(AttributeKey.stringKey(key));
		return (value != null) ? BoundedText.of(value, BoundedText.SHORT) : null;
	}

	// Asked for on the exporting thread: it may take a while.
	private String hostName() {
		if (this.hostName == null) {
			this.hostName = findHostName();
		}
		return this.hostName;
	}

	private static String findHostName() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return "";
		}
	}

}
