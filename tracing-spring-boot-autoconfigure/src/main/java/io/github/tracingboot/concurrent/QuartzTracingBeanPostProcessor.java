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

import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;

/**
 * Gives Quartz schedulers the listener that traces their jobs, whoever made them. A
 * customizer of the factory would take the place of the listeners that users set there.
 */
class QuartzTracingBeanPostProcessor implements BeanPostProcessor {

	private final ObjectProvider<ObservationRegistry> registry;

	private final ObjectProvider<ContextBoundary> boundary;

	QuartzTracingBeanPostProcessor(ObjectProvider<ObservationRegistry> registry,
			ObjectProvider<ContextBoundary> boundary) {
		this.registry = registry;
		this.boundary = boundary;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		Scheduler scheduler = scheduler(bean);
		if (scheduler != null) {
			listenTo(scheduler);
		}
		return bean;
	}

	// The factory has made its scheduler and will start it later.
	private static @Nullable Scheduler scheduler(Object bean) {
		if (bean instanceof SchedulerFactoryBean factory) {
			return factory.getObject();
		}
		return (bean instanceof Scheduler scheduler) ? scheduler : null;
	}

	private void listenTo(Scheduler scheduler) {
		QuartzJobTracingListener listener = new QuartzJobTracingListener(this.registry.getObject(),
				this.boundary.getObject());
		try {
			// Once, by its name: the product of a factory comes here, too.
			if (scheduler.getListenerManager().getJobListener(listener.getName()) == null) {
				scheduler.getListenerManager().addJobListener(listener);
			}
		}
		catch (SchedulerException ex) {
			throw new IllegalStateException("Failed to listen to the jobs of a Quartz scheduler", ex);
		}
	}

}
