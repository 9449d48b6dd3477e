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

package io.github.tracingboot.annotations;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * {@link ConfigurationCondition} behind {@link ConditionalOnBeanAnnotatedWith}. Looks at
 * the definitions that exist when the auto-configuration's turn has come.
 */
class OnBeanAnnotatedWithCondition extends SpringBootCondition implements ConfigurationCondition {

	/**
	 * Name under which Spring Boot shares what it has read of the classes already.
	 */
	static final String SHARED_READER_FACTORY = "org.springframework.boot.autoconfigure.internalCachingMetadataReaderFactory";

	@Override
	public ConfigurationPhase getConfigurationPhase() {
		return ConfigurationPhase.REGISTER_BEAN;
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		MergedAnnotation<ConditionalOnBeanAnnotatedWith> annotation = metadata.getAnnotations()
			.get(ConditionalOnBeanAnnotatedWith.class);
		List<String> annotations = Arrays.stream(annotation.getClassArray(MergedAnnotation.VALUE))
			.map(Class::getName)
			.toList();
		ConditionMessage.Builder message = ConditionMessage.forCondition(ConditionalOnBeanAnnotatedWith.class);
		String found = find(context, annotations);
		return (found != null) ? ConditionOutcome.match(message.foundExactly(found))
				: ConditionOutcome.noMatch(message.didNotFind("bean annotated with").items(annotations));
	}

	private static @Nullable String find(ConditionContext context, List<String> annotations) {
		ConfigurableListableBeanFactory beanFactory = context.getBeanFactory();
		if (beanFactory == null) {
			return null;
		}
		MetadataReaderFactory readers = metadataReaderFactory(beanFactory, context.getResourceLoader());
		return new AnnotatedBeanFinder(beanFactory, readers, annotations).findFirst();
	}

	private static MetadataReaderFactory metadataReaderFactory(ConfigurableListableBeanFactory beanFactory,
			ResourceLoader resourceLoader) {
		return beanFactory.containsBean(SHARED_READER_FACTORY)
				? beanFactory.getBean(SHARED_READER_FACTORY, MetadataReaderFactory.class)
				: new CachingMetadataReaderFactory(resourceLoader);
	}

}
