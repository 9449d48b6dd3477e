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

import java.util.function.Supplier;

import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.env.Environment;
import org.springframework.kafka.config.AbstractKafkaListenerContainerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.util.function.SingletonSupplier;

/**
 * Instruments templates, factories of containers and containers, unless the application
 * has switched off the observations of templates or of listeners. What it instruments
 * them with is looked up when the first record comes.
 */
class KafkaTracingBeanPostProcessor implements BeanPostProcessor, SmartInitializingSingleton {

	private final Environment environment;

	private final KafkaTemplateTracing templates;

	private final KafkaContainerTracing containers;

	private volatile boolean late;

	KafkaTracingBeanPostProcessor(Environment environment, ObjectProvider<KafkaConsumption> consumption,
			ObjectProvider<ObservationRegistry> registries, ObjectProvider<KafkaAdmin> admins) {
		this.environment = environment;
		KafkaAdmin admin = new UnconnectedKafkaAdmin(admins);
		Supplier<KafkaConsumption> supplier = SingletonSupplier.of(consumption::getObject);
		this.templates = new KafkaTemplateTracing(registries, admin);
		this.containers = new KafkaContainerTracing(supplier, admin);
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.late = true;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof KafkaTemplate<?, ?> template) {
			instrument(template);
		}
		else if (bean instanceof AbstractKafkaListenerContainerFactory<?, ?, ?> factory && isListenerObserved()) {
			this.containers.instrument(factory);
		}
		else if (bean instanceof AbstractMessageListenerContainer<?, ?> container) {
			instrument(container);
		}
		return bean;
	}

	private void instrument(KafkaTemplate<?, ?> template) {
		if (!KafkaTracingDefaults.isTemplateObserved(this.environment)) {
			return;
		}
		if (this.late) {
			this.templates.instrumentLate(template);
		}
		else {
			this.templates.instrument(template);
		}
	}

	void instrument(AbstractMessageListenerContainer<?, ?> container) {
		if (isListenerObserved()) {
			this.containers.instrument(container);
		}
	}

	private boolean isListenerObserved() {
		return KafkaTracingDefaults.isListenerObserved(this.environment);
	}

}
