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

package io.github.tracingboot.redis;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

import io.github.tracingboot.concurrent.ContextBoundary;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;
import org.springframework.util.ErrorHandler;

/**
 * Gives each message that a {@link RedisMessageListenerContainer} hands to a listener a
 * trace of its own, and none to the thread on which the container waits for messages.
 * Comes before what may put a proxy in front of the container.
 */
class RedisListenerContainerBeanPostProcessor implements BeanPostProcessor, PriorityOrdered {

	private final ObjectProvider<ContextBoundary> boundary;

	private final ObjectProvider<Tracer> tracer;

	private final ObjectProvider<ObservationRegistry> registry;

	RedisListenerContainerBeanPostProcessor(ObjectProvider<ContextBoundary> boundary, ObjectProvider<Tracer> tracer,
			ObjectProvider<ObservationRegistry> registry) {
		this.boundary = boundary;
		this.tracer = tracer;
		this.registry = registry;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	// While it can still be told what the user has set.
	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof RedisMessageListenerContainer container) {
			RedisListenerContainerFields fields = new RedisListenerContainerFields(container);
			Executor executor = fields.subscriptionExecutor();
			detach(container, (executor != null) ? executor : fields.taskExecutor());
		}
		return bean;
	}

	private void detach(RedisMessageListenerContainer container, @Nullable Executor executor) {
		// The container makes use of what a scheduled one can do besides.
		if (executor != null && !(executor instanceof ScheduledExecutorService)) {
			container.setSubscriptionExecutor(
					new DetachedExecutor(executor, this.tracer.getObject(), this.registry.getObject()));
		}
	}

	// When the container's default executor is there, and its subscriber has got it.
	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof RedisMessageListenerContainer container) {
			RedisListenerContainerFields fields = new RedisListenerContainerFields(container);
			Executor executor = fields.taskExecutor();
			if (executor != null) {
				RedisMessageObservations observations = new RedisMessageObservations(this.registry.getObject());
				container.setTaskExecutor(new RedisListenerExecutor(executor, this.boundary.getObject(), observations));
				ErrorHandler handler = fields.errorHandler();
				container.setErrorHandler(new RedisListenerErrorHandler(handler, container.getClass(), observations));
			}
		}
		return bean;
	}

}
