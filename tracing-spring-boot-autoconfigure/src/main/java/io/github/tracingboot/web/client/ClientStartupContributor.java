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

import io.github.tracingboot.diagnostics.StartupContributor;
import io.github.tracingboot.diagnostics.StartupReport;

/**
 * Says whether clients of a kind are traced.
 */
class ClientStartupContributor implements StartupContributor {

	private final String name;

	private final boolean on;

	ClientStartupContributor(String name, boolean on) {
		this.name = name;
		this.on = on;
	}

	@Override
	public void contribute(StartupReport report) {
		if (this.on) {
			report.instrumented(this.name);
		}
		else {
			report.off(this.name, "tracing.instrument." + this.name + ".enabled=false");
		}
	}

}
