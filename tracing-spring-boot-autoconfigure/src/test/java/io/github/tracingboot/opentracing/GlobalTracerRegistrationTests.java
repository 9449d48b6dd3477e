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

package io.github.tracingboot.opentracing;

import io.github.tracingboot.TracingRunner;
import io.opentracing.Span;
import io.opentracing.Tracer;
import io.opentracing.util.GlobalTracer;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tracer behind {@code GlobalTracer}. What is registered there once stays for the
 * life of the JVM, so the tests may find what others of this class have left.
 */
class GlobalTracerRegistrationTests {

	private final ApplicationContextRunner runner = TracingRunner.create();

	private final ApplicationContextRunner registering = this.runner
		.withPropertyValues("tracing.opentracing.register-global-tracer=true");

	@Test
	void shouldRegisterNothingUnlessAsked() {
		this.runner.run((context) -> assertThat(isTraced()).isFalse());
	}

	@Test
	void shouldBeThereAsLongAsTheApplicationRuns() {
		this.registering.run((context) -> {
			Span span = GlobalTracer.get().buildSpan("work").start();
			assertThat(span).isInstanceOf(BridgeSpan.class);
			GlobalTracer.get().activateSpan(span).close();
			GlobalTracer.get().close();
			assertThat(isTraced()).isTrue();
		});
		assertThat(isTraced()).isFalse();
		this.registering.run((context) -> assertThat(isTraced()).isTrue());
	}

	@Test
	void shouldBeThatOfTheLastApplicationThatRuns() {
		this.registering.run((first) -> {
			this.registering.run((second) -> assertThat(isBehind(second.getBean(Tracer.class))).isTrue());
			assertThat(isBehind(first.getBean(Tracer.class))).isTrue();
		});
		assertThat(isTraced()).isFalse();
	}

	@Test
	void shouldRefuseToRegisterWithoutTheLibrary() {
		this.registering.withClassLoader(new FilteredClassLoader("io.opentracing.util"))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (ex) -> {
					assertThat(ex.getName()).isEqualTo("tracing.opentracing.register-global-tracer");
					assertThat(ex.getReason()).contains("io.opentracing:opentracing-util");
				}));
	}

	@Test
	void shouldRefuseWhatIsNeitherTrueNorFalse() {
		this.runner.withPropertyValues("tracing.opentracing.register-global-tracer=perhaps")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("perhaps"));
	}

	private static boolean isTraced() {
		return !GlobalTracer.get().buildSpan("test").start().context().toTraceId().isEmpty();
	}

	private static boolean isBehind(Tracer tracer) {
		return GlobalTracer.get().scopeManager() == tracer.scopeManager();
	}

}
