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

import io.github.tracingboot.diagnostics.StartupContributor;
import io.github.tracingboot.diagnostics.StartupReport;
import io.micrometer.observation.aop.ObservedAspect;
import io.micrometer.tracing.annotation.SpanAspect;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.env.Environment;

/**
 * Says whether the annotations work.
 */
class AnnotationsStartupContributor implements StartupContributor {

	private static final String NAME = "annotations";

	private final ListableBeanFactory beanFactory;

	private final Environment environment;

	AnnotationsStartupContributor(ListableBeanFactory beanFactory, Environment environment) {
		this.beanFactory = beanFactory;
		this.environment = environment;
	}

	@Override
	public void contribute(StartupReport report) {
		if (has(ObservedAspect.class) || has(SpanAspect.class) || has(SpanAnnotationAdvisor.class)) {
			report.instrumented(NAME);
		}
		else if (isOff(AnnotationsAutoConfiguration.SWITCH)) {
			report.off(NAME, AnnotationsAutoConfiguration.SWITCH + "=false");
		}
		else if (isOff(AnnotationsAutoConfiguration.BOOTS_SWITCH)) {
			report.off(NAME, AnnotationsAutoConfiguration.BOOTS_SWITCH + "=false");
		}
		else {
			report.off(NAME, "no bean has @Observed, @NewSpan or @ContinueSpan");
		}
	}

	private boolean has(Class<?> type) {
		return this.beanFactory.getBeanNamesForType(type, true, false).length > 0;
	}

	private boolean isOff(String property) {
		return !this.environment.getProperty(property, Boolean.class, true);
	}

}
