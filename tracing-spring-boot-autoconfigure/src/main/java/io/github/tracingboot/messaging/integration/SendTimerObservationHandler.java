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

package io.github.tracingboot.messaging.integration;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.integration.support.management.metrics.MetricsCaptor;
import org.springframework.integration.support.management.metrics.SampleFacade;
import org.springframework.integration.support.management.observation.MessageReceiverContext;
import org.springframework.integration.support.management.observation.MessageRequestReplyReceiverContext;
import org.springframework.integration.support.management.observation.MessageSenderContext;

/**
 * Keeps the timer {@code spring.integration.send}, which a component gives up as soon as
 * it is observed.
 */
class SendTimerObservationHandler implements ObservationHandler<Observation.Context> {

	static final String TIMER = "spring.integration.send";

	private final ObjectProvider<MetricsCaptor> metrics;

	SendTimerObservationHandler(ObjectProvider<MetricsCaptor> metrics) {
		this.metrics = metrics;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return component(context) != null;
	}

	@Override
	public void onStart(Observation.Context context) {
		MetricsCaptor captor = this.metrics.getIfUnique();
		if (captor != null) {
			context.put(SampleFacade.class, captor.start());
		}
	}

	@Override
	public void onStop(Observation.Context context) {
		SampleFacade sample = context.get(SampleFacade.class);
		Component component = component(context);
		MetricsCaptor captor = this.metrics.getIfUnique();
		if (sample != null && component != null && captor != null) {
			Throwable error = context.getError();
			sample.stop(captor.timerBuilder(TIMER)
				.tag("type", component.type())
				.tag("name", component.name())
				.tag("result", (error != null) ? "failure" : "success")
				.tag("exception", (error != null) ? error.getClass().getSimpleName() : "none")
				.description("Send processing time")
				.build());
		}
	}

	// Sources and producers of messages have no such timer.
	private static @Nullable Component component(Observation.Context context) {
		if (context instanceof MessageSenderContext sender) {
			return new Component("channel", sender.getProducerName());
		}
		if (context instanceof MessageRequestReplyReceiverContext gateway) {
			return new Component("source", gateway.getGatewayName());
		}
		if (context instanceof MessageReceiverContext receiver && receiver.getHandlerType().equals("handler")) {
			return new Component("handler", receiver.getHandlerName());
		}
		return null;
	}

	private record Component(String type, String name) {

	}

}
