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

package io.github.tracingboot.it.lifecycle;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.FakeZipkin;
import io.github.tracingboot.it.RunningApplication;
import io.micrometer.tracing.Tracer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An application that does not start, and the one that starts after it.
 */
@ExtendWith(OutputCaptureExtension.class)
class FailedStartIntegrationTests {

	@Test
	void shouldLeaveNoThreadWhenStartFailsAndLetTheNextOneSucceed() {
		try (FakeZipkin zipkin = new FakeZipkin()) {
			assertThatExceptionOfType(BeanCreationException.class)
				.isThrownBy(() -> RunningApplication.start(FailingApplication.class,
						zipkin.properties(FakeZipkin.WITHOUT_DELAY)))
				.withMessageContaining("not today");
			Threads.awaitNoneOfOurs();
			assertThat(zipkin.names()).containsExactly("half a start");
			Caller caller = Caller.sampled();
			try (RunningApplication application = RunningApplication.start(LifecycleApplication.class,
					zipkin.properties(FakeZipkin.WITHOUT_DELAY))) {
				assertThat(application.get(caller, "/work").headers().firstValue("X-Trace-Id"))
					.contains(caller.traceId());
			}
			assertThat(zipkin.names()).containsExactly("half a start", "get /work");
		}
	}

	@Configuration(proxyBeanMethods = false)
	@Import(LifecycleApplication.class)
	static class FailingApplication {

		@Bean
		Object failing(Tracer tracer) {
			tracer.nextSpan().name("half a start").start().end();
			throw new IllegalStateException("not today");
		}

	}

}
