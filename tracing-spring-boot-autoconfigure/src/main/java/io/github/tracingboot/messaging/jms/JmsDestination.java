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

import io.github.tracingboot.propagation.ExternalText;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Where a message goes to or comes from.
 *
 * @param name the name, {@code null} if unknown
 * @param temporary whether the broker made up the name
 */
record JmsDestination(@Nullable String name, boolean temporary) {

	private static final int MAX_LENGTH = 256;

	private static final JmsDestination UNKNOWN = new JmsDestination(null, false);

	static JmsDestination of(@Nullable Message message) {
		try {
			return (message != null) ? of(message.getJMSDestination()) : UNKNOWN;
		}
		catch (JMSException ex) {
			return UNKNOWN;
		}
	}

	private static JmsDestination of(@Nullable Destination destination) throws JMSException {
		boolean temporary = destination instanceof TemporaryQueue || destination instanceof TemporaryTopic;
		if (destination instanceof Queue queue) {
			return new JmsDestination(queue.getQueueName(), temporary);
		}
		return (destination instanceof Topic topic) ? new JmsDestination(topic.getTopicName(), temporary) : UNKNOWN;
	}

	String describe(String operation) {
		if (this.temporary) {
			return operation + " (temporary)";
		}
		return (this.name != null) ? operation + " " + ExternalText.clean(this.name, MAX_LENGTH) : operation;
	}

	// As Micrometer calls what it doesn't know.
	String nameOrUnknown() {
		return (this.name != null) ? this.name : "unknown";
	}

}
