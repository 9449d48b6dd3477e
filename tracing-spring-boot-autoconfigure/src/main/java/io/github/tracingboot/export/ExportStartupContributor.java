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

import java.util.List;
import java.util.Locale;

import io.github.tracingboot.diagnostics.StartupContributor;
import io.github.tracingboot.diagnostics.StartupReport;
import io.github.tracingboot.diagnostics.StartupReport.Topic;
import io.github.tracingboot.export.ExportProperties.Backend;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Names the backends in the start-up line, and says why one that was asked for is off.
 */
class ExportStartupContributor implements StartupContributor {

	private final ObjectProvider<ExportStatus> status;

	private final ExportProperties properties;

	private final Environment environment;

	ExportStartupContributor(ObjectProvider<ExportStatus> status, ExportProperties properties,
			Environment environment) {
		this.status = status;
		this.properties = properties;
		this.environment = environment;
	}

	@Override
	public void contribute(StartupReport report) {
		ExportStatus status = this.status.getIfAvailable();
		if (status == null) {
			report.add(Topic.BACKENDS, "left to the application's BatchSpanProcessor");
			return;
		}
		List<BackendStatus> backends = status.getBackends();
		if (backends.isEmpty()) {
			report.add(Topic.BACKENDS, "none (ids only)");
		}
		backends.forEach((backend) -> report.add(Topic.BACKENDS, describe(backend)));
		for (Backend backend : Backend.values()) {
			String name = backend.name().toLowerCase(Locale.ROOT);
			String reason = reasonOff(backend, name, backends);
			if (reason != null) {
				report.off(name, reason);
			}
		}
	}

	private static String describe(BackendStatus backend) {
		return (backend.endpoint() != null) ? backend.name() + " (" + backend.endpoint() + ")" : backend.name();
	}

	private @Nullable String reasonOff(Backend backend, String name, List<BackendStatus> backends) {
		if (backends.stream().anyMatch((status) -> status.name().equals(name))) {
			return null;
		}
		String endpointProperty = "tracing.export." + name + ".endpoint";
		boolean endpointSet = StringUtils.hasText(this.environment.getProperty(endpointProperty));
		// Spring Boot has no property for the endpoint of this one: ours switches it on.
		boolean on = this.properties.getTo().contains(backend) || (endpointSet && backend == Backend.ELASTICSEARCH);
		if (!on) {
			return endpointSet ? endpointProperty + " is set, but tracing.export.to does not name it" : null;
		}
		String backendSwitch = "management.tracing.export." + name + ".enabled";
		for (String property : List.of(backendSwitch, "management.tracing.export.enabled")) {
			Boolean enabled = this.environment.getProperty(property, Boolean.class);
			if (enabled != null) {
				return enabled ? "another exporter takes its place" : property + " is false";
			}
		}
		return "another exporter takes its place, or its library is missing";
	}

}
