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
package io.github.tracingboot.sampling;

import java.util.List;
import java.util.function.BiConsumer;

import io.github.tracingboot.TracingRunner;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ParentSpanRequirement}.
 */
class ParentSpanRequirementTests {

	private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

	private List<SpanData> spans = List.of();

	private final MeterRegistry meters = new SimpleMeterRegistry();

	private final ApplicationContextRunner runner = TracingRunner.create()
		.withBean(ParentSpanRequirement.class, () -> (context) -> "command".equals(context.getName()))
		.withBean(SimpleSpanProcessor.class, () -> (SimpleSpanProcessor) SimpleSpanProcessor.create(this.exporter))
		.withBean(DefaultMeterObservationHandler.class, () -> new DefaultMeterObservationHandler(this.meters));

	@Test
	void shouldStartNoSpanOutsideATrace() {
		run((tracer, registry) -> Observation.createNotStarted("command", registry).observe(() -> {
			assertThat(tracer.currentSpan()).isNull();
			return registry;
		}));
		assertThat(this.spans).isEmpty();
	}

	@Test
	void shouldLeaveMetersAsTheyAre() {
		run((tracer, registry) -> Observation.createNotStarted("command", registry).observe(() -> registry));
		assertThat(this.meters.get("command").timer().count()).isOne();
	}

	@Test
	void shouldTakeEventsAndErrorsWithoutASpan() {
		run((tracer, registry) -> {
			Observation command = Observation.start("command", registry);
			command.event(Observation.Event.of("retry"));
			command.error(new IllegalStateException("broken"));
			command.stop();
		});
		assertThat(this.spans).isEmpty();
		assertThat(this.meters.get("command").tag("error", "IllegalStateException").timer().count()).isOne();
	}

	@Test
	void shouldStartAChildInsideAnObservation() {
		run((tracer, registry) -> Observation.createNotStarted("request", registry)
			.observe(() -> Observation.createNotStarted("command", registry).observe(() -> registry)));
		assertThat(names()).containsExactly("command", "request");
		assertThat(this.spans.get(0).getParentSpanId()).isEqualTo(this.spans.get(1).getSpanId());
	}

	@Test
	void shouldStartAChildInsideASpanMadeByHand() {
		run((tracer, registry) -> {
			Span span = tracer.nextSpan().name("by hand").start();
			try (Tracer.SpanInScope scope = tracer.withSpan(span)) {
				Observation.createNotStarted("command", registry).observe(() -> registry);
			}
			span.end();
		});
		assertThat(names()).containsExactly("command", "by hand");
	}

	@Test
	void shouldStartAChildOfAParentThatIsSetAndNotCurrent() {
		run((tracer, registry) -> {
			Observation request = Observation.start("request", registry);
			Observation.createNotStarted("command", registry).parentObservation(request).observe(() -> registry);
			request.stop();
		});
		assertThat(names()).containsExactly("command", "request");
	}

	@Test
	void shouldGiveWhatHappensInsideAnObservationWithoutASpanATraceOfItsOwn() {
		run((tracer, registry) -> Observation.createNotStarted("command", registry)
			.observe(() -> Observation.createNotStarted("other", registry).observe(() -> registry)));
		assertThat(names()).containsExactly("other");
	}

	@Test
	void shouldNotTouchOtherObservations() {
		run((tracer, registry) -> Observation.createNotStarted("job", registry).observe(() -> registry));
		assertThat(names()).containsExactly("job");
	}

	private List<String> names() {
		return this.spans.stream().map(SpanData::getName).toList();
	}

	private void run(BiConsumer<Tracer, ObservationRegistry> work) {
		this.runner.run((context) -> {
			work.accept(context.getBean(Tracer.class), context.getBean(ObservationRegistry.class));
			this.spans = this.exporter.getFinishedSpanItems();
		});
	}

}
