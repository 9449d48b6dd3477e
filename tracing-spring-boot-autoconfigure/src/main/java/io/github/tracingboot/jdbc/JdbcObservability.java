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

package io.github.tracingboot.jdbc;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import net.ttddyy.observation.tracing.QueryContext;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * The registry and the tracer, once the application has all its beans. Statements before
 * that, of a schema migration or an entity manager, belong to no request; and looking for
 * a registry in the middle of making a data source would make half of the application's
 * beans too early.
 */
class JdbcObservability implements SmartInitializingSingleton {

	private final ObjectProvider<ObservationRegistry> registries;

	private final ObjectProvider<Tracer> tracers;

	private volatile ObservationRegistry registry = ObservationRegistry.NOOP;

	private volatile @Nullable Tracer tracer;

	JdbcObservability(ObjectProvider<ObservationRegistry> registries, ObjectProvider<Tracer> tracers) {
		this.registries = registries;
		this.tracers = tracers;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.tracer = this.tracers.getIfUnique();
		this.registry = this.registries.getIfUnique(() -> ObservationRegistry.NOOP);
	}

	ObservationRegistry registry() {
		return this.registry;
	}

	@Nullable Span currentSpan() {
		Tracer current = this.tracer;
		return (current != null) ? current.currentSpan() : null;
	}

	/**
	 * Returns the statement that this thread is executing.
	 * @return its context, or {@code null} if it executes none that is observed
	 */
	@Nullable QueryContext currentQuery() {
		Observation observation = this.registry.getCurrentObservation();
		return (observation != null && observation.getContext() instanceof QueryContext query) ? query : null;
	}

}
