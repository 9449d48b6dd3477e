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

import org.aopalliance.aop.Advice;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.rabbit.config.AbstractRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.config.DirectRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.AbstractMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.DirectMessageListenerContainer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.env.Environment;
import org.springframework.util.ObjectUtils;

/**
 * Has templates, container factories and containers observed that Spring Boot did not
 * make. What they were told themselves can't be seen, so Spring Boot's properties decide
 * about them, too.
 */
class RabbitTracingBeanPostProcessor implements BeanPostProcessor {

	private final Environment environment;

	private final ObjectProvider<BatchTracingInterceptor> batches;

	RabbitTracingBeanPostProcessor(Environment environment, ObjectProvider<BatchTracingInterceptor> batches) {
		this.environment = environment;
		this.batches = batches;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof RabbitTemplate template && isOn(RabbitObservationDefaults.TEMPLATE)) {
			template.setObservationEnabled(true);
		}
		else if (bean instanceof AbstractRabbitListenerContainerFactory<?> factory
				&& isOn(listener(bean instanceof DirectRabbitListenerContainerFactory))) {
			factory.setObservationEnabled(true);
			factory.setAdviceChain(withBatches(factory.getAdviceChain()));
		}
		else if (bean instanceof AbstractMessageListenerContainer container
				&& isOn(listener(bean instanceof DirectMessageListenerContainer))) {
			container.setObservationEnabled(true);
		}
		return bean;
	}

	private Advice[] withBatches(Advice @Nullable [] chain) {
		return ObjectUtils.addObjectToArray(chain, this.batches.getObject(), 0);
	}

	private static String listener(boolean direct) {
		return direct ? RabbitObservationDefaults.DIRECT : RabbitObservationDefaults.SIMPLE;
	}

	private boolean isOn(String property) {
		return this.environment.getProperty(property, Boolean.class, true);
	}

}
