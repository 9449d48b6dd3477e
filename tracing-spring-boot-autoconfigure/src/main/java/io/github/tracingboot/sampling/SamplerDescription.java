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

package io.github.tracingboot.sampling;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.opentelemetry.sdk.trace.samplers.Sampler;

/**
 * Says in words what a sampler does, as far as it is one that Spring Boot makes.
 */
final class SamplerDescription {

	private static final Pattern PARENT_BASED_RATIO = Pattern
		.compile("ParentBased\\{root:TraceIdRatioBased\\{([0-9.]+)}.*");

	private SamplerDescription() {
	}

	static String of(Sampler sampler) {
		String description = sampler.getDescription();
		Matcher matcher = PARENT_BASED_RATIO.matcher(description);
		if (!matcher.matches()) {
			return description;
		}
		return "probability " + Double.parseDouble(matcher.group(1))
				+ " for new traces and as the caller decided for others";
	}

}
