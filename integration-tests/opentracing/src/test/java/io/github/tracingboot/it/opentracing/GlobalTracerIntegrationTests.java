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

package io.github.tracingboot.it.opentracing;

import io.github.tracingboot.it.ChildJvm;
import io.opentracing.noop.NoopTracerFactory;
import io.opentracing.util.GlobalTracer;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code GlobalTracer} in a JVM in which somebody was first.
 */
class GlobalTracerIntegrationTests {

	@Test
	void shouldFailTheStartWhereAnotherTracerIsRegistered() {
		ChildJvm.Result result = ChildJvm.of(Registered.class)
			.run("--server.port=0", "--tracing.opentracing.register-global-tracer=true");
		assertThat(result.exitCode()).isNotZero();
		assertThat(result.output()).contains("APPLICATION FAILED TO START")
			.contains("tracing.opentracing.register-global-tracer")
			.contains("Another tracer is registered as GlobalTracer already");
	}

	@Test
	void shouldLeaveATracerAloneThatIsRegistered() {
		ChildJvm.Result result = ChildJvm.of(Registered.class).run("--server.port=0");
		assertThat(result.exitCode()).as(result.output()).isZero();
		assertThat(result.output()).contains("GlobalTracer{NoopTracer}").doesNotContainPattern("(?m)^\\S+ +WARN ");
	}

	/**
	 * Registers a tracer of its own.
	 */
	public static class Registered {

		public static void main(String[] args) {
			GlobalTracer.registerIfAbsent(NoopTracerFactory.create());
			SpringApplication.run(OpenTracingApplication.class, args).close();
			System.out.println(GlobalTracer.get());
		}

	}

}
