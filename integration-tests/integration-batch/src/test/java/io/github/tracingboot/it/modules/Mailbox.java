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

package io.github.tracingboot.it.modules;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.integration.core.MessageSource;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/**
 * A source of messages that is empty most of the time.
 */
class Mailbox implements MessageSource<String> {

	private final Queue<String> letters = new ConcurrentLinkedQueue<>();

	private final AtomicLong polls = new AtomicLong();

	void put(String letter) {
		this.letters.add(letter);
	}

	long polls() {
		return this.polls.get();
	}

	@Override
	public Message<String> receive() {
		String letter = this.letters.poll();
		this.polls.incrementAndGet();
		return (letter != null) ? MessageBuilder.withPayload(letter).build() : null;
	}

}
