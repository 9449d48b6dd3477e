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

package io.github.tracingboot.messaging.rabbit;

import java.util.stream.Stream;

import org.springframework.amqp.core.MessagePostProcessor;
import org.springframework.amqp.rabbit.listener.AbstractMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.AsyncConsumerStartedEvent;
import org.springframework.amqp.rabbit.listener.RabbitListenerEndpointRegistry;
import org.springframework.amqp.rabbit.listener.adapter.AbstractAdaptableMessageListener;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.util.ObjectUtils;

/**
 * Decorates what a listener container has once it is there: its error handler and its
 * listener's replies. All containers before any of them starts, and those that are made
 * later when their first consumer starts.
 */
class ListenerContainerTracing implements SmartLifecycle, ApplicationListener<AsyncConsumerStartedEvent> {

	private final ListableBeanFactory beanFactory;

	private final ObjectProvider<ReplyTracing> replies;

	private final FailedBatches failures;

	private volatile boolean running;

	ListenerContainerTracing(ListableBeanFactory beanFactory, ObjectProvider<ReplyTracing> replies,
			FailedBatches failures) {
		this.beanFactory = beanFactory;
		this.replies = replies;
		this.failures = failures;
	}

	@Override
	public void start() {
		this.running = true;
		// Of objects: what both kinds have in common is another type from Spring AMQP 4.1
		// on, and compiled code must not name either.
		Stream.<Object>concat(
				this.beanFactory.getBeanProvider(RabbitListenerEndpointRegistry.class)
					.stream()
					.flatMap((registry) -> registry.getListenerContainers().stream()),
				this.beanFactory.getBeansOfType(AbstractMessageListenerContainer.class, true, false).values().stream())
			.forEach(this::decorate);
	}

	@Override
	public void onApplicationEvent(AsyncConsumerStartedEvent event) {
		decorate(event.getSource());
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

	private synchronized void decorate(Object candidate) {
		if (!(candidate instanceof AbstractMessageListenerContainer container)) {
			return;
		}
		if (!(container.getErrorHandler() instanceof TracingErrorHandler)) {
			container.setErrorHandler(new TracingErrorHandler(container.getErrorHandler(), this.failures));
		}
		if (container.getMessageListener() instanceof AbstractAdaptableMessageListener listener) {
			this.replies.ifAvailable((tracing) -> addTo(listener, tracing));
		}
	}

	private static void addTo(AbstractAdaptableMessageListener listener, ReplyTracing tracing) {
		MessagePostProcessor[] postProcessors = listener.getBeforeSendReplyPostProcessors();
		if (!ObjectUtils.containsElement(postProcessors, tracing)) {
			listener.setBeforeSendReplyPostProcessors(ObjectUtils.addObjectToArray(postProcessors, tracing));
		}
	}

}
