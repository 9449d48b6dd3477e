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

package io.github.tracingboot.propagation;

import java.util.List;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Trusts requests for one of the paths.
 */
final class PathRule implements InboundTrust {

	// Decoding again what the server has decoded could find a malformed escape sequence.
	private static final PathContainer.Options AS_IS = PathContainer.Options.create('/', false);

	private final List<PathPattern> patterns;

	PathRule(List<PathPattern> patterns) {
		this.patterns = List.copyOf(patterns);
	}

	static PathPattern parse(String pattern) {
		PathPatternParser parser = PathPatternParser.defaultInstance;
		return parser.parse(parser.initFullPathPattern(pattern));
	}

	@Override
	public <C> boolean trusts(C carrier, InboundGetter<C> getter) {
		String path = getter.path(carrier);
		if (path == null) {
			return false;
		}
		PathContainer container = PathContainer.parsePath(path, AS_IS);
		for (PathPattern pattern : this.patterns) {
			if (pattern.matches(container)) {
				return true;
			}
		}
		return false;
	}

}
