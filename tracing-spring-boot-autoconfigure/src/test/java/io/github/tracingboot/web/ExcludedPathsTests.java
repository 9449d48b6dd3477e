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

package io.github.tracingboot.web;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExcludedPaths}.
 */
class ExcludedPathsTests {

	@ParameterizedTest
	@CsvSource({ "/probe, /probe, true", "probe, /probe, true", "internal/**, /internal/a/b, true",
			"**, /anything, true", "/probe, /probe/more, false", "/internal/**, /internals, false" })
	void shouldMatchPathsWithAndWithoutASlashInFront(String pattern, String path, boolean matches) {
		assertThat(new ExcludedPaths(() -> List.of(pattern)).matches(path)).isEqualTo(matches);
	}

}
