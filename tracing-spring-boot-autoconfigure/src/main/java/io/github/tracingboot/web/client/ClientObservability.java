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

package io.github.tracingboot.web.client;

import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.BeanCurrentlyInCreationException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationProperties;

/**
 * What clients are observed with, looked up when the first client needs it.
 */
class ClientObservability {

	private static final Log logger = LogFactory.getLog(ClientObservability.class);

	private final ObjectProvider<ObservationRegistry> registries;

	private final ObjectProvider<ObservationProperties> properties;

	ClientObservability(ObjectProvider<ObservationRegistry> registries,
			ObjectProvider<ObservationProperties> properties) {
		this.registries = registries;
		this.properties = properties;
	}

	/**
	 * Returns the registry to observe clients with.
	 * @return the registry, or {@code null} if nothing can be observed now: there is
	 * none, it is the no-op one, or the client at hand is being created because the
	 * registry itself needs it. Such a client sends spans, and must not make any.
	 */
	@Nullable ObservationRegistry registry() {
		try {
			ObservationRegistry registry = this.registries.getIfUnique();
			return (registry != ObservationRegistry.NOOP) ? registry : null;
		}
		catch (BeansException ex) {
			if (isCycle(ex)) {
				logger.debug("Leaving alone a client that the observation registry depends on", ex);
				return null;
			}
			throw ex;
		}
	}

	/**
	 * Returns the name under which the application's client requests are measured.
	 * @return the name of the observation
	 */
	String requestsName() {
		ObservationProperties properties = this.properties.getIfAvailable(ObservationProperties::new);
		return properties.getHttp().getClient().getRequests().getName();
	}

	private static boolean isCycle(BeansException ex) {
		return ex.contains(BeanCurrentlyInCreationException.class)
				|| (ex instanceof BeanCreationException creation && hasCycleAmongRelated(creation));
	}

	private static boolean hasCycleAmongRelated(BeanCreationException ex) {
		Throwable[] related = ex.getRelatedCauses();
		if (related != null) {
			for (Throwable cause : related) {
				if (cause instanceof BeanCurrentlyInCreationException) {
					return true;
				}
			}
		}
		return false;
	}

}
