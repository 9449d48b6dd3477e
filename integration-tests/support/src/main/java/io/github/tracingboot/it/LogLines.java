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

package io.github.tracingboot.it;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Lines of captured console output.
 */
public final class LogLines {

	private LogLines() {
	}

	/**
	 * Waits for lines that hold all the texts.
	 * @param output the captured output, asked again until the lines are there
	 * @param texts what each of the lines holds
	 * @return the lines, at least one
	 */
	public static List<String> awaitAll(CharSequence output, String... texts) {
		await()
			.untilAsserted(() -> assertThat(all(output, texts)).as("log lines with %s", (Object) texts).isNotEmpty());
		return all(output, texts);
	}

	/**
	 * Lines that hold all the texts.
	 * @param output the captured output
	 * @param texts what each of the lines holds
	 * @return the lines, possibly none
	 */
	public static List<String> all(CharSequence output, String... texts) {
		return output.toString().lines().filter((line) -> List.of(texts).stream().allMatch(line::contains)).toList();
	}

}
