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

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.Ordered;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.scheduling.config.TaskManagementConfigUtils;
import org.springframework.scheduling.config.TaskSchedulerRouter;

/**
 * Puts the tracing of runs between declared tasks and Spring's way to find a scheduler.
 * Comes before the configurers of the application, as these may schedule at once.
 */
class ScheduledTracingConfigurer implements SchedulingConfigurer, Ordered, DisposableBean {

	private final RunTaskSchedulerRouter router;

	ScheduledTracingConfigurer(ScheduledRuns runs, BeanFactory beanFactory) {
		this.router = new RunTaskSchedulerRouter(runs);
		this.router.setBeanName(TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME);
		this.router.setBeanFactory(beanFactory);
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void configureTasks(ScheduledTaskRegistrar registrar) {
		TaskScheduler scheduler = registrar.getScheduler();
		if (scheduler != null && scheduler.getClass() == TaskSchedulerRouter.class) {
			registrar.setTaskScheduler(this.router);
		}
	}

	@Override
	public void destroy() {
		this.router.destroy();
	}

}
