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

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryEventPublisherBeansApplicationListener;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Keeps scope events flowing for as long as requests do. Spring Boot registers the event
 * publishers of a context when it is refreshed, which is after its web server started,
 * and removes them when it is closed, which is before its web server has finished the
 * requests that it is serving. Those requests would be logged without ids.
 * <p>
 * Spring Boot keeps them by context, so here they are registered under a context of their
 * own, and what it registered is removed again. At no moment is there none: whatever
 * already runs then, such as a scheduled task, would lose its ids.
 */
class ScopeEventRegistration implements SmartLifecycle, ApplicationListener<ContextRefreshedEvent>, DisposableBean {

	private final OpenTelemetryEventPublisherBeansApplicationListener registry = new OpenTelemetryEventPublisherBeansApplicationListener();

	private final ApplicationContext context;

	private final ApplicationContext ownContext;

	private volatile boolean running;

	ScopeEventRegistration(ApplicationContext context) {
		this.context = context;
		this.ownContext = new OwnContext(context);
	}

	@Override
	public void start() {
		this.registry.onApplicationEvent(new ContextRefreshedEvent(this.ownContext));
		this.running = true;
	}

	@Override
	public void onApplicationEvent(ContextRefreshedEvent event) {
		if (event.getApplicationContext() == this.context && this.running) {
			remove(this.context);
		}
	}

	@Override
	public void stop() {
		if (this.running) {
			this.running = false;
			remove(this.ownContext);
		}
	}

	@Override
	public void destroy() {
		stop();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/**
	 * Before every other lifecycle bean starts and after every other has stopped.
	 */
	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

	private void remove(ApplicationContext context) {
		this.registry.onApplicationEvent(new ContextClosedEvent(context));
	}

	/**
	 * Another key for the same beans.
	 */
	private static final class OwnContext extends GenericApplicationContext {

		private final ApplicationContext beans;

		private OwnContext(ApplicationContext beans) {
			this.beans = beans;
		}

		@Override
		public <T> Map<String, T> getBeansOfType(@Nullable Class<T> type, boolean includeNonSingletons,
				boolean allowEagerInit) {
			return this.beans.getBeansOfType(type, includeNonSingletons, allowEagerInit);
		}

	}

}
