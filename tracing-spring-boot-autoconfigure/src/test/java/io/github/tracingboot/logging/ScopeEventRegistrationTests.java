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

package io.github.tracingboot.logging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper.ScopeAttachedEvent;
import io.micrometer.tracing.otel.bridge.OtelTracer.EventPublisher;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryEventPublisherBeansApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ScopeEventRegistration}.
 */
class ScopeEventRegistrationTests {

	private static final Span SPAN = Span.wrap(SpanContext.create("4bf92f3577b34da6a3ce929d0e0e4736",
			"00f067aa0ba902b7", TraceFlags.getSampled(), TraceState.getDefault()));

	private final OpenTelemetryEventPublisherBeansApplicationListener boot = new OpenTelemetryEventPublisherBeansApplicationListener();

	private final List<Object> attached = new ArrayList<>();

	private final List<Integer> attachedWhileRegistering = new ArrayList<>();

	private final GenericApplicationContext context = new GenericApplicationContext() {

		@Override
		public <T> Map<String, T> getBeansOfType(@Nullable Class<T> type, boolean includeNonSingletons,
				boolean allowEagerInit) {
			ScopeEventRegistrationTests.this.attachedWhileRegistering.add(eventsOfOneScope());
			return super.getBeansOfType(type, includeNonSingletons, allowEagerInit);
		}

	};

	private final ScopeEventRegistration registration = new ScopeEventRegistration(this.context);

	@BeforeAll
	static void addWrapper() {
		OpenTelemetryEventPublisherBeansApplicationListener.addWrapper();
	}

	@BeforeEach
	void refresh() {
		this.context.registerBean(EventPublisher.class, () -> (event) -> {
			if (event instanceof ScopeAttachedEvent) {
				this.attached.add(event);
			}
		});
		this.context.refresh();
	}

	@AfterEach
	void close() {
		this.registration.stop();
		this.boot.onApplicationEvent(new ContextClosedEvent(this.context));
		this.context.close();
	}

	@Test
	void shouldPublishEachEventOnceAfterTheRefresh() {
		this.registration.start();
		this.boot.onApplicationEvent(new ContextRefreshedEvent(this.context));
		this.registration.onApplicationEvent(new ContextRefreshedEvent(this.context));
		assertThat(eventsOfOneScope()).isEqualTo(1);
	}

	@Test
	void shouldPublishEventsAtEveryMomentOfTheRefresh() {
		this.registration.start();
		assertThat(eventsOfOneScope()).isEqualTo(1);
		this.attachedWhileRegistering.clear();
		this.boot.onApplicationEvent(new ContextRefreshedEvent(this.context));
		this.registration.onApplicationEvent(new ContextRefreshedEvent(this.context));
		assertThat(this.attachedWhileRegistering).isNotEmpty().doesNotContain(0);
	}

	@Test
	void shouldPublishEventsWhenSpringBootHasStoppedAndUntilTheLastBeanHas() {
		this.registration.start();
		this.boot.onApplicationEvent(new ContextRefreshedEvent(this.context));
		this.registration.onApplicationEvent(new ContextRefreshedEvent(this.context));
		this.boot.onApplicationEvent(new ContextClosedEvent(this.context));
		assertThat(eventsOfOneScope()).isEqualTo(1);
		this.registration.stop();
		assertThat(eventsOfOneScope()).isZero();
	}

	private int eventsOfOneScope() {
		int before = this.attached.size();
		try (Scope scope = SPAN.makeCurrent()) {
			return this.attached.size() - before;
		}
	}

}
