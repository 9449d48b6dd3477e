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

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.MethodMetadata;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * Finds annotations on the types of beans, on those they extend or implement, and on
 * their methods. Works on bean definitions and class files: creates no bean, loads no
 * class, and reads only what component scanning hasn't read, each type once.
 */
class AnnotatedBeanFinder {

	/**
	 * Types that are not read: none of them carries the annotations that are looked for.
	 */
	private static final String[] NOT_READ = { "java.", "javax.", "jakarta.", "jdk.", "kotlin.", "org.springframework.",
			"io.micrometer.", "io.opentelemetry." };

	private final ConfigurableListableBeanFactory beanFactory;

	private final MetadataReaderFactory readers;

	private final Collection<String> annotations;

	private final Set<String> visited = new HashSet<>();

	AnnotatedBeanFinder(ConfigurableListableBeanFactory beanFactory, MetadataReaderFactory readers,
			Collection<String> annotations) {
		this.beanFactory = beanFactory;
		this.readers = readers;
		this.annotations = annotations;
	}

	/**
	 * Finds a type with one of the annotations.
	 * @return the name of the first such type, or {@code null} if there is none
	 */
	@Nullable String findFirst() {
		for (String name : this.beanFactory.getBeanDefinitionNames()) {
			String found = find(this.beanFactory.getBeanDefinition(name));
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	private @Nullable String find(BeanDefinition definition) {
		String found = findInProduct(definition.getAttribute(FactoryBean.OBJECT_TYPE_ATTRIBUTE));
		if (found != null) {
			return found;
		}
		if (definition instanceof AnnotatedBeanDefinition annotated) {
			MethodMetadata factoryMethod = annotated.getFactoryMethodMetadata();
			return (factoryMethod != null) ? findInType(factoryMethod.getReturnTypeName())
					: findInType(annotated.getMetadata());
		}
		return (definition.getFactoryMethodName() == null) ? findInType(definition.getBeanClassName()) : null;
	}

	private @Nullable String findInProduct(@Nullable Object objectType) {
		if (objectType instanceof Class<?> type) {
			return findInType(type.getName());
		}
		return (objectType instanceof String typeName) ? findInType(typeName) : null;
	}

	private @Nullable String findInType(@Nullable String typeName) {
		AnnotationMetadata type = read(typeName);
		return (type != null) ? findInType(type) : null;
	}

	private @Nullable String findInType(AnnotationMetadata type) {
		this.visited.add(type.getClassName());
		for (String annotation : this.annotations) {
			if (type.hasAnnotation(annotation) || type.hasAnnotatedMethods(annotation)) {
				return type.getClassName();
			}
		}
		String found = findInType(type.getSuperClassName());
		for (String interfaceName : type.getInterfaceNames()) {
			if (found != null) {
				break;
			}
			found = findInType(interfaceName);
		}
		return found;
	}

	private @Nullable AnnotationMetadata read(@Nullable String typeName) {
		if (typeName == null || isNotRead(typeName) || !this.visited.add(typeName)) {
			return null;
		}
		try {
			return this.readers.getMetadataReader(typeName).getAnnotationMetadata();
		}
		catch (IOException | IllegalArgumentException ex) {
			// An array, a primitive, a generated or a missing class.
			return null;
		}
	}

	private static boolean isNotRead(String typeName) {
		for (String prefix : NOT_READ) {
			if (typeName.startsWith(prefix)) {
				return true;
			}
		}
		return false;
	}

}
