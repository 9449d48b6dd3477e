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

package io.github.tracingboot.it.webflux;

import java.util.stream.Stream;

import io.github.tracingboot.it.RunningApplication;
import org.junit.jupiter.api.AfterAll;
import reactor.core.publisher.Hooks;

/**
 * The same where threads further along the chain know nothing of the context.
 */
class LimitedReactivePropagationIntegrationTests extends ReactivePropagationIntegrationTests {

	@Override
	protected RunningApplication start(String... properties) {
		Hooks.disableAutomaticContextPropagation();
		return super.start(Stream.concat(Stream.of(properties), Stream.of("spring.reactor.context-propagation=limited"))
			.toArray(String[]::new));
	}

	// The hooks are the JVM's.
	@AfterAll
	void propagateContextAgain() {
		Hooks.enableAutomaticContextPropagation();
	}

}
