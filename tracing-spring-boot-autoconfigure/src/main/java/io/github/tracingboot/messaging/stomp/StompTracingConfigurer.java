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

package io.github.tracingboot.messaging.stomp;

import io.github.tracingboot.concurrent.ContextBoundary;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.messaging.simp.config.ChannelRegistration;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;

/**
 * Puts the interceptor in front of those of the application, whose lines then have the
 * ids, too.
 */
class StompTracingConfigurer implements WebSocketMessageBrokerConfigurer, Ordered {

	private final ObjectProvider<ObservationRegistry> observationRegistry;

	private final ObjectProvider<ContextBoundary> boundary;

	StompTracingConfigurer(ObjectProvider<ObservationRegistry> observationRegistry,
			ObjectProvider<ContextBoundary> boundary) {
		this.observationRegistry = observationRegistry;
		this.boundary = boundary;
	}

	@Override
	public void configureClientInboundChannel(ChannelRegistration registration) {
		registration
			.interceptors(new StompTracingInterceptor(this.observationRegistry.getObject(), this.boundary.getObject()));
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

}
