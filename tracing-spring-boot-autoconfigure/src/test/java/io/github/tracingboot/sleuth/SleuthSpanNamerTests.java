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

package io.github.tracingboot.sleuth;

import org.junit.jupiter.api.Test;

import org.springframework.cloud.sleuth.SpanName;
import org.springframework.cloud.sleuth.SpanNamer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SleuthSpanNamer}.
 */
class SleuthSpanNamerTests {

	private final SpanNamer namer = new SleuthSpanNamer();

	@Test
	void shouldTakeTheAnnotationOfTasksAndOfWhatTheyExtend() {
		assertThat(this.namer.name(new Annotated(), "default")).isEqualTo("calculate tax");
		assertThat(this.namer.name(new Annotated() {

		}, "default")).isEqualTo("calculate tax");
	}

	@Test
	void shouldTakeTheAnnotationOfMethods() throws NoSuchMethodException {
		assertThat(this.namer.name(Annotated.class.getMethod("run"), "default")).isEqualTo("run tax");
		assertThat(this.namer.name(Annotated.class.getMethod("stop"), "default")).isEqualTo("default");
	}

	@Test
	void shouldTakeTheTextOfATaskOnlyIfItWasWrittenForThat() {
		assertThat(this.namer.name(new Object() {

			@Override
			public String toString() {
				return "my task";
			}

		}, "default")).isEqualTo("my task");
		Runnable task = () -> {
		};
		assertThat(this.namer.name(task, "default")).isEqualTo("default");
		assertThat(this.namer.name(new Object(), "default")).isEqualTo("default");
	}

	@SpanName("calculate tax")
	public static class Annotated implements Runnable {

		@Override
		@SpanName("run tax")
		public void run() {
		}

		public void stop() {
		}

	}

}
