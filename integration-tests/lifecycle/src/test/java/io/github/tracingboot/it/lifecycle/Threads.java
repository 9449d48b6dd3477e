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

package io.github.tracingboot.it.lifecycle;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The live threads of this JVM.
 */
final class Threads {

	private Threads() {
	}

	static void awaitNoneOfOurs() {
		await().untilAsserted(() -> assertThat(names()).noneMatch((name) -> name.startsWith("tracing-")));
	}

	/**
	 * Waits until there are not more threads than that. The JDK's HTTP client of Java 17
	 * has no other end than garbage collection.
	 * @param count the number of threads
	 */
	static void awaitAtMost(int count) {
		await().untilAsserted(() -> {
			System.gc();
			assertThat(names()).hasSizeLessThanOrEqualTo(count);
		});
	}

	static int settle() {
		System.gc();
		return names().size();
	}

	static List<String> names() {
		return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).sorted().toList();
	}

}
