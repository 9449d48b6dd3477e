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

import java.util.function.Supplier;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.util.ErrorHandler;
import org.springframework.util.function.SingletonSupplier;

/**
 * Makes the error handlers that users give to schedulers run in the trace of the run that
 * failed. The scheduler calls them when that is over.
 */
class ScheduledErrorHandlerBeanPostProcessor implements BeanPostProcessor {

	private final SingletonSupplier<ScheduledRuns> runs;

	ScheduledErrorHandlerBeanPostProcessor(ObjectProvider<ScheduledRuns> runs) {
		this.runs = SingletonSupplier.of(runs::getObject);
	}

	// Before anybody else puts a proxy around it.
	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof TaskScheduler) {
			SchedulerErrorHandling.replace(bean, (handler) -> new RunErrorHandler(handler, this.runs::obtain));
		}
		return bean;
	}

	private record RunErrorHandler(ErrorHandler users, Supplier<ScheduledRuns> runs) implements ErrorHandler {

		@Override
		public void handleError(Throwable error) {
			this.runs.get().handle(error, this.users);
		}

	}

}
