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

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

import org.springframework.http.server.PathContainer;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Paths whose requests are not recorded.
 */
class ExcludedPaths {

	// Decoding again what the server has decoded could find a malformed escape sequence.
	private static final PathContainer.Options AS_IS = PathContainer.Options.create('/', false);

	private final Supplier<List<PathPattern>> patterns;

	/**
	 * Creates an instance.
	 * @param patterns gives the patterns, asked once and as late as the first request,
	 * because endpoints register late
	 */
	ExcludedPaths(Supplier<? extends Collection<String>> patterns) {
		this.patterns = SingletonSupplier.of(() -> parse(patterns.get()));
	}

	boolean matches(String path) {
		List<PathPattern> candidates = this.patterns.get();
		if (candidates.isEmpty()) {
			return false;
		}
		PathContainer container = PathContainer.parsePath(path, AS_IS);
		for (PathPattern candidate : candidates) {
			if (candidate.matches(container)) {
				return true;
			}
		}
		return false;
	}

	private static List<PathPattern> parse(Collection<String> patterns) {
		return patterns.stream().map(ExcludedPaths::parse).distinct().toList();
	}

	/**
	 * Reads a pattern, with goodwill for one without a slash in front.
	 * @param pattern the pattern
	 * @return the pattern, as paths are matched against it
	 */
	static PathPattern parse(String pattern) {
		PathPatternParser parser = PathPatternParser.defaultInstance;
		return parser.parse(parser.initFullPathPattern(pattern));
	}

}
