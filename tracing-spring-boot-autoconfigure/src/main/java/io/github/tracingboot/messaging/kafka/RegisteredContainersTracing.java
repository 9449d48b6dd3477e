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

package io.github.tracingboot.messaging.kafka;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Instruments the containers of annotated listeners, which are no beans, after everything
 * that the application does to them and before they start.
 */
class RegisteredContainersTracing implements SmartLifecycle {

	private final ObjectProvider<KafkaListenerEndpointRegistry> registries;

	private final KafkaTracingBeanPostProcessor instrumentation;

	private volatile boolean running;

	RegisteredContainersTracing(ObjectProvider<KafkaListenerEndpointRegistry> registries,
			KafkaTracingBeanPostProcessor instrumentation) {
		this.registries = registries;
		this.instrumentation = instrumentation;
	}

	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

	@Override
	public void start() {
		this.running = true;
		for (KafkaListenerEndpointRegistry registry : this.registries) {
			for (MessageListenerContainer container : registry.getListenerContainers()) {
				if (container instanceof AbstractMessageListenerContainer<?, ?> instrumentable) {
					this.instrumentation.instrument(instrumentable);
				}
			}
		}
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
