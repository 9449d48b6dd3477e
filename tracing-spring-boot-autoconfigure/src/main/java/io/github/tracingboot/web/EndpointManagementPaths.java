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

package io.github.tracingboot.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoint;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.util.CollectionUtils;
import org.springframework.util.StringUtils;

/**
 * Where the application's own web server has management endpoints: below their base path,
 * unless they have a server of their own, and at additional paths such as {@code /livez}.
 */
class EndpointManagementPaths implements ManagementPaths {

	private final PathMappedEndpoints endpoints;

	private final ManagementPortType portType;

	private final String prefix;

	/**
	 * Creates an instance.
	 * @param endpoints all endpoints
	 * @param portType where the endpoints' server is
	 * @param prefix the path that the web framework is mapped to, below the context path
	 */
	EndpointManagementPaths(PathMappedEndpoints endpoints, ManagementPortType portType, String prefix) {
		this.endpoints = endpoints;
		this.portType = portType;
		this.prefix = StringUtils.trimTrailingCharacter(prefix, '/');
	}

	@Override
	public Collection<String> patterns() {
		List<String> patterns = new ArrayList<>();
		if (this.portType == ManagementPortType.SAME) {
			addMappedPaths(patterns);
		}
		for (PathMappedEndpoint endpoint : this.endpoints) {
			List<String> additional = endpoint.getAdditionalPaths(WebServerNamespace.SERVER);
			if (!CollectionUtils.isEmpty(additional)) {
				additional.forEach((path) -> patterns.add(subtree(path)));
			}
		}
		return patterns;
	}

	private void addMappedPaths(List<String> patterns) {
		String basePath = this.endpoints.getBasePath();
		if (isRoot(basePath)) {
			// The application is below the base path too, so each endpoint counts.
			this.endpoints.getAllPaths().forEach((path) -> patterns.add(subtree(path)));
		}
		else {
			patterns.add(subtree(basePath));
		}
	}

	private String subtree(String path) {
		if (isRoot(path)) {
			return this.prefix + "/";
		}
		return this.prefix + (path.startsWith("/") ? path : "/" + path) + "/**";
	}

	private static boolean isRoot(String path) {
		return path.isEmpty() || path.equals("/");
	}

}
