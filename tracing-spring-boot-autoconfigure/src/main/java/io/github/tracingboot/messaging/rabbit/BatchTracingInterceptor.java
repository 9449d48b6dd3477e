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

import java.util.List;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.core.Message;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Observes the batches of a listener container, which observes only single messages
 * itself. Stands first in the container's chain of advice.
 */
class BatchTracingInterceptor implements MethodInterceptor {

	static final String OBSERVATION = "spring.rabbit.listener.batch";

	private final ObjectProvider<ObservationRegistry> registry;

	private final FailedBatches failures;

	BatchTracingInterceptor(ObjectProvider<ObservationRegistry> registry, FailedBatches failures) {
		this.registry = registry;
		this.failures = failures;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		List<Message> batch = batch(invocation.getArguments());
		ObservationRegistry registry = (batch != null) ? this.registry.getIfUnique() : null;
		return (batch != null && registry != null) ? observe(batch, registry, invocation) : invocation.proceed();
	}

	private @Nullable Object observe(List<Message> batch, ObservationRegistry registry, MethodInvocation invocation)
			throws Throwable {
		Observation observation = Observation.createNotStarted(OBSERVATION, () -> new BatchReceiverContext(batch),
				registry);
		observation.start();
		try (Observation.Scope scope = observation.openScope()) {
			return invocation.proceed();
		}
		catch (Throwable ex) {
			observation.error(ex);
			this.failures.add(ex, observation);
			throw ex;
		}
		finally {
			observation.stop();
		}
	}

	@SuppressWarnings("unchecked")
	private static @Nullable List<Message> batch(@Nullable Object[] arguments) {
		return (arguments.length == 2 && arguments[1] instanceof List<?> batch) ? (List<Message>) batch : null;
	}

}
