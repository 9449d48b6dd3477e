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

package io.github.tracingboot.mongodb;

import com.mongodb.RequestContext;
import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandSucceededEvent;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

import org.springframework.data.mongodb.observability.MongoHandlerContext;
import org.springframework.data.mongodb.observability.MongoHandlerObservationConvention;
import org.springframework.data.mongodb.observability.MongoObservationCommandListener;

/**
 * Spring Data's listener, which also notes the code with which the server refused a
 * command. Of a write that it refuses, the server says that the command has succeeded.
 */
final class MongoCommandListener extends MongoObservationCommandListener {

	MongoCommandListener(ObservationRegistry registry) {
		super(registry);
	}

	MongoCommandListener(ObservationRegistry registry, MongoHandlerObservationConvention convention) {
		super(registry, null, convention);
	}

	@Override
	public void commandSucceeded(CommandSucceededEvent event) {
		note(event.getRequestContext(), MongoRefusal.of(event.getResponse()));
		super.commandSucceeded(event);
	}

	@Override
	public void commandFailed(CommandFailedEvent event) {
		note(event.getRequestContext(), MongoRefusal.of(event.getThrowable()));
		super.commandFailed(event);
	}

	private static void note(@Nullable RequestContext requestContext, @Nullable MongoRefusal refusal) {
		if (requestContext == null || refusal == null) {
			return;
		}
		Observation observation = requestContext.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
		if (observation != null && observation.getContext() instanceof MongoHandlerContext context) {
			context.put(MongoRefusal.class, refusal);
		}
	}

}
