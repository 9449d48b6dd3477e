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

package io.github.tracingboot.messaging.jms;

import java.util.function.Function;

import io.github.tracingboot.messaging.MessageSpanDescriptor;
import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;
import jakarta.jms.Message;
import org.jspecify.annotations.Nullable;

/**
 * Describes spans of messages that are sent or processed.
 *
 * @param <T> the type of context
 */
class JmsSpanDescriptor<T extends Observation.Context> implements MessageSpanDescriptor<T> {

	private final String operation;

	private final String libraryOperation;

	private final Function<T, @Nullable Message> message;

	JmsSpanDescriptor(String operation, String libraryOperation, Function<T, @Nullable Message> message) {
		this.operation = operation;
		this.libraryOperation = libraryOperation;
		this.message = message;
	}

	@Override
	public String name(T context) {
		return destination(context).describe(this.operation);
	}

	@Override
	public String libraryName(T context) {
		return destination(context).nameOrUnknown() + " " + this.libraryOperation;
	}

	@Override
	public void describe(T context, Span span) {
		span.tag("messaging.system", "jms");
		span.tag("messaging.operation.name", this.operation);
		span.tag("messaging.operation.type", this.operation);
	}

	private JmsDestination destination(T context) {
		return JmsDestination.of(this.message.apply(context));
	}

}
