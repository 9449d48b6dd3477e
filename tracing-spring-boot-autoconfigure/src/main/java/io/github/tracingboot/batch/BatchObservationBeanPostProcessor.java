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

package io.github.tracingboot.batch;

import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.batch.core.job.SimpleJob;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.step.AbstractStep;
import org.springframework.batch.core.step.Step;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Has observed what Spring Boot does not reach: steps that are no beans but made with
 * their job, and the launch, which stands behind a proxy and around the last lines of a
 * job.
 */
class BatchObservationBeanPostProcessor implements BeanPostProcessor {

	private static final Log logger = LogFactory.getLog(BatchObservationBeanPostProcessor.class);

	private final ObjectProvider<ObservationRegistry> observationRegistry;

	BatchObservationBeanPostProcessor(ObjectProvider<ObservationRegistry> observationRegistry) {
		this.observationRegistry = observationRegistry;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof SimpleJob job && !AopUtils.isAopProxy(job)) {
			this.observationRegistry.ifUnique((registry) -> observeSteps(job, beanName, registry));
		}
		else if (bean instanceof JobOperator
				&& AopProxyUtils.getSingletonTarget(bean) instanceof TaskExecutorJobOperator operator) {
			this.observationRegistry.ifUnique(operator::setObservationRegistry);
		}
		return bean;
	}

	// Only of jobs without flows: a flow knows its steps when it has started, and a job
	// of flows that is asked too early never asks again. And a step that lives in a
	// scope can't be asked for its name before the job runs.
	private static void observeSteps(SimpleJob job, String beanName, ObservationRegistry registry) {
		try {
			for (String name : job.getStepNames()) {
				Step step = job.getStep(name);
				if (step instanceof AbstractStep observable && !AopUtils.isAopProxy(step)) {
					observable.setObservationRegistry(registry);
				}
			}
		}
		catch (RuntimeException ex) {
			logger.debug("Steps of job '" + beanName + "' that are no beans are not observed", ex);
		}
	}

}
