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

package io.github.tracingboot.diagnostics;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Logs the {@link StartupReport} once, at INFO, when all singletons of the context exist.
 */
class StartupReportLogger implements SmartInitializingSingleton {

	private final ObjectProvider<StartupContributor> contributors;

	StartupReportLogger(ObjectProvider<StartupContributor> contributors) {
		this.contributors = contributors;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (!StartupLog.logger.isInfoEnabled()) {
			return;
		}
		StartupReport report = new StartupReport();
		this.contributors.orderedStream().forEach((contributor) -> contributor.contribute(report));
		StartupLog.logger.info("Tracing is on. " + report.toLine());
	}

}
