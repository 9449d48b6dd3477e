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

import java.util.LinkedHashSet;
import java.util.Set;

import io.github.tracingboot.propagation.ExternalText;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * The name of a destination by OpenTelemetry's semantic conventions for RabbitMQ: what
 * there is of exchange, routing key and queue, in this order.
 */
final class RabbitDestination {

	// Of a short string in AMQP 0-9-1: a sender chooses the routing key.
	private static final int MAX_LENGTH = 255;

	private static final String DEFAULT = "amq.default";

	private static final String ANONYMOUS = "(anonymous)";

	private final Set<String> parts = new LinkedHashSet<>();

	RabbitDestination(@Nullable String... parts) {
		for (String part : parts) {
			if (StringUtils.hasLength(part)) {
				this.parts.add(ExternalText.clean(part, MAX_LENGTH));
			}
		}
	}

	String name() {
		return this.parts.isEmpty() ? DEFAULT : String.join(":", this.parts);
	}

	// Queues that the broker or Spring named would make as many span names.
	String lowCardinalityName() {
		return this.parts.stream().anyMatch(RabbitDestination::isGenerated) ? ANONYMOUS : name();
	}

	private static boolean isGenerated(String part) {
		return part.startsWith("amq.gen-") || part.startsWith("amq.rabbitmq.reply-to")
				|| part.startsWith("spring.gen-");
	}

}
