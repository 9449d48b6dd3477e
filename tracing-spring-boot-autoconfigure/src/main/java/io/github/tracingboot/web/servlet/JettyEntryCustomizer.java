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

package io.github.tracingboot.web.servlet;

import java.util.function.Supplier;

import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;

import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Adds the entry to the Jetty that Spring Boot starts.
 */
class JettyEntryCustomizer implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

	private final Supplier<ServletEntry> entry;

	JettyEntryCustomizer(Supplier<ServletEntry> entry) {
		this.entry = entry;
	}

	@Override
	public void customize(JettyServletWebServerFactory factory) {
		factory.addServerCustomizers(this::addEntry);
	}

	private void addEntry(Server server) {
		for (ServletContextHandler context : server.getDescendants(ServletContextHandler.class)) {
			context.insertHandler(new JettyEntryHandler(this.entry));
			context.addEventListener(new JettyDispatchListener(this.entry));
		}
	}

}
