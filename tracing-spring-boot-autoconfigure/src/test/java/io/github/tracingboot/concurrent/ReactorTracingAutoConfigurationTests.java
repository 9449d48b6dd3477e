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

package io.github.tracingboot.concurrent;

import io.github.tracingboot.TracingRunner;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReactorTracingAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class ReactorTracingAutoConfigurationTests {

	private final ApplicationContextRunner runner = TracingRunner.create();

	@Test
	void shouldWatchReactorsWorkers(CapturedOutput output) {
		this.runner.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(ReactorWorkerWatch.class));
		assertThat(output).doesNotContain("is not eligible for getting processed");
	}

	@Test
	void shouldBeAbsentWhenSwitchedOff() {
		this.runner.withPropertyValues("tracing.instrument.reactor.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ReactorWorkerWatch.class));
		this.runner.withPropertyValues("tracing.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ReactorWorkerWatch.class));
	}

	@Test
	void shouldDoWithoutReactor() {
		this.runner.withClassLoader(new FilteredClassLoader(Schedulers.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ReactorWorkerWatch.class));
	}

	@Test
	void shouldRepairWhatATaskLeavesOpenOnAWorker() {
		Scheduler worker = Schedulers.newSingle("worker");
		this.runner.run((context) -> {
			Tracer tracer = context.getBean(Tracer.class);
			leaveOpen(tracer, tracer.nextSpan().start(), worker);
			assertThat(hasSpan(tracer, worker)).isFalse();
			assertThat(context.getBean(ContextBoundary.class).repairs()).isEqualTo(1);
		});
		worker.dispose();
	}

	@Test
	void shouldStopWatchingWhenTheContextIsClosed() {
		Scheduler worker = Schedulers.newSingle("worker");
		this.runner.run((context) -> {
			Tracer tracer = context.getBean(Tracer.class);
			ContextBoundary boundary = context.getBean(ContextBoundary.class);
			Span span = tracer.nextSpan().start();
			context.close();
			leaveOpen(tracer, span, worker);
			assertThat(hasSpan(tracer, worker)).isTrue();
			assertThat(boundary.repairs()).isZero();
		});
		worker.dispose();
	}

	@SuppressWarnings("MustBeClosedChecker")
	private static void leaveOpen(Tracer tracer, Span span, Scheduler worker) {
		Mono.fromRunnable(() -> tracer.withSpan(span)).subscribeOn(worker).block();
	}

	private static boolean hasSpan(Tracer tracer, Scheduler worker) {
		return Boolean.TRUE.equals(Mono.fromCallable(() -> tracer.currentSpan() != null).subscribeOn(worker).block());
	}

}
