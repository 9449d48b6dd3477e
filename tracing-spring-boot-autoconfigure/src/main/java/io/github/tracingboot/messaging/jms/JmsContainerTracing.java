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

package io.github.tracingboot.messaging.jms;

import java.util.stream.Stream;

import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.jms.config.JmsListenerEndpointRegistry;
import org.springframework.jms.listener.AbstractMessageListenerContainer;

/**
 * Has listener containers observed, however they were made, and failures of their
 * listeners recorded. All containers, before any of them starts.
 */
class JmsContainerTracing implements SmartLifecycle {

	private final ListableBeanFactory beanFactory;

	private final ObjectProvider<ObservationRegistry> registry;

	private volatile boolean running;

	JmsContainerTracing(ListableBeanFactory beanFactory, ObjectProvider<ObservationRegistry> registry) {
		this.beanFactory = beanFactory;
		this.registry = registry;
	}

	@Override
	public void start() {
		this.running = true;
		this.registry.ifUnique((unique) -> Stream.concat(
				this.beanFactory.getBeanProvider(JmsListenerEndpointRegistry.class)
					.stream()
					.flatMap((endpoints) -> endpoints.getListenerContainers().stream()),
				this.beanFactory.getBeansOfType(AbstractMessageListenerContainer.class, true, false).values().stream())
			.forEach((container) -> decorate(container, unique)));
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

	private static void decorate(Object candidate, ObservationRegistry registry) {
		if (!(candidate instanceof AbstractMessageListenerContainer container)) {
			return;
		}
		if (container.getObservationRegistry() == null) {
			container.setObservationRegistry(registry);
		}
		ObservationRegistry own = container.getObservationRegistry();
		if (own != null && !(container.getErrorHandler() instanceof RecordingErrorHandler)) {
			container
				.setErrorHandler(new RecordingErrorHandler(own, container.getErrorHandler(), container.getClass()));
		}
	}

}
