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

package io.github.tracingboot.opentracing;

import io.opentracing.Tracer;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.ClassUtils;

/**
 * Has the application's tracer behind OpenTracing's {@code GlobalTracer}, as long as the
 * application runs, if that is asked for.
 */
class GlobalTracerRegistration implements DisposableBean {

	static final String PROPERTY = "tracing.opentracing.register-global-tracer";

	private static final String GLOBAL_TRACER = "io.opentracing.util.GlobalTracer";

	private final @Nullable Tracer tracer;

	GlobalTracerRegistration(OpenTracingProperties properties, ObjectProvider<Tracer> tracer,
			@Nullable ClassLoader classLoader) {
		this.tracer = properties.isRegisterGlobalTracer() ? tracer.getObject() : null;
		if (this.tracer == null) {
			return;
		}
		if (!ClassUtils.isPresent(GLOBAL_TRACER, classLoader)) {
			throw new InvalidConfigurationPropertyValueException(PROPERTY, true,
					"There is no GlobalTracer. Add the dependency 'io.opentracing:opentracing-util' or remove the property.");
		}
		if (!Registrar.register(this.tracer)) {
			throw new InvalidConfigurationPropertyValueException(PROPERTY, true,
					"Another tracer is registered as GlobalTracer already, and can't be replaced. Remove the code that registers it, or remove the property.");
		}
	}

	@Override
	public void destroy() {
		if (this.tracer != null) {
			Registrar.unregister(this.tracer);
		}
	}

	/**
	 * Links to what only applications with the library have.
	 */
	private static final class Registrar {

		private Registrar() {
		}

		static boolean register(Tracer tracer) {
			return SharedTracer.register(tracer);
		}

		static void unregister(Tracer tracer) {
			SharedTracer.unregister(tracer);
		}

	}

}
