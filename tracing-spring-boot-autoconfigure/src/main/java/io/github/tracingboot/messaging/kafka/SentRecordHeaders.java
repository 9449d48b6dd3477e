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

package io.github.tracingboot.messaging.kafka;

import java.util.Arrays;

import io.github.tracingboot.propagation.OwnHeaders;
import io.micrometer.observation.transport.SenderContext;
import org.apache.kafka.common.header.Header;

import org.springframework.kafka.support.micrometer.KafkaRecordSenderContext;

/**
 * Headers of records that are sent.
 */
class SentRecordHeaders implements OwnHeaders {

	@Override
	public boolean contain(SenderContext<?> context, String name) {
		return context instanceof KafkaRecordSenderContext sender
				&& Arrays.stream(sender.getRecord().headers().toArray())
					.map(Header::key)
					.anyMatch(name::equalsIgnoreCase);
	}

}
