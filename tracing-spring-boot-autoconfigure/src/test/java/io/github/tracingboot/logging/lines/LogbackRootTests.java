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

package io.github.tracingboot.logging.lines;

import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.Test;

import org.springframework.boot.logging.LogLevel;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LogbackRoot} with a Logback of its own.
 */
class LogbackRootTests {

	private final LoggerContext context = new LoggerContext();

	private final Logger root = this.context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private final List<String> messages = new ArrayList<>();

	private final LogTap tap = new LogTap("test");

	private final LogbackRoot logback = new LogbackRoot(this.context);

	LogbackRootTests() {
		this.tap.add(new LogLineListener() {

			@Override
			public LogLevel threshold() {
				return LogLevel.WARN;
			}

			@Override
			public void accept(LogLine line) {
				LogbackRootTests.this.messages.add(line.message());
			}

		});
	}

	@Test
	void shouldTellEachLineOnceHoweverOftenItIsAttached() {
		this.logback.attach(this.tap);
		this.logback.attach(this.tap);
		this.root.warn("once");
		this.root.info("below");
		assertThat(this.messages).containsExactly("once");
	}

	@Test
	void shouldComeBackWhenLogbackIsReset() {
		this.logback.attach(this.tap);
		this.context.reset();
		this.context.reset();
		this.root.warn("configured anew");
		assertThat(this.messages).containsExactly("configured anew");
	}

	@Test
	void shouldBeGoneWhenDetachedAlsoAfterAReset() {
		this.logback.attach(this.tap);
		this.logback.detach(this.tap);
		this.context.reset();
		this.root.warn("unheard");
		assertThat(this.messages).isEmpty();
		assertThat(this.root.iteratorForAppenders().hasNext()).isFalse();
		assertThat(this.context.getCopyOfListenerList()).isEmpty();
	}

}
