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

package io.github.tracingboot.it.clients;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;

/**
 * Behaviour of clients when nothing is exported and exporting is switched off.
 */
class ExportSwitchedOffIntegrationTests extends AbstractClientIntegrationTests {

	ExportSwitchedOffIntegrationTests() {
		super(CallingApplication.class, "--management.tracing.export.enabled=false");
	}

	@ParameterizedTest
	@ValueSource(strings = { "restClientByBuilder", "restClientByCreate", "webClientByCreate", "httpClientSync" })
	void shouldStillLogTheTraceIdAndSendIt(String name, CapturedOutput output) {
		callAndAssertOneClientSpanWithTheLoggedIds(name, output);
	}

}
