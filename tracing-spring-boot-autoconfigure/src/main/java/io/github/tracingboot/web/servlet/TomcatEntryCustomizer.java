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

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.apache.catalina.Valve;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/**
 * Adds the entry to the Tomcat that Spring Boot starts, outside of all other valves.
 */
class TomcatEntryCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

	private final Supplier<ServletEntry> entry;

	TomcatEntryCustomizer(Supplier<ServletEntry> entry) {
		this.entry = entry;
	}

	// Last, to be put before the valves of all others.
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		List<Valve> valves = new ArrayList<>();
		valves.add(new TomcatEntryValve(this.entry));
		valves.addAll(factory.getEngineValves());
		factory.setEngineValves(valves);
	}

}
