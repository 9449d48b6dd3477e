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

package io.github.tracingboot.sleuth.migration;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains an {@link OldPropertiesException}.
 */
class OldPropertiesFailureAnalyzer extends AbstractFailureAnalyzer<OldPropertiesException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, OldPropertiesException cause) {
		StringBuilder description = new StringBuilder("Properties have names of Spring Cloud Sleuth, of OpenTracing")
			.append(" or of an earlier Spring Boot, without effect here, and '")
			.append(OldPropertiesException.STRICT)
			.append("' is 'true':%n".formatted());
		StringBuilder action = new StringBuilder("Change these, or set '").append(OldPropertiesException.STRICT)
			.append("' to 'false':%n".formatted());
		for (OldProperty property : cause.getProperties()) {
			description.append("%n    Property: %s".formatted(property.name()));
			if (property.value() != null) {
				description.append("%n    Value: %s".formatted(property.value()));
			}
			description.append("%n    Origin: %s%n".formatted(property.origin()));
			action.append("%n    %s: %s".formatted(property.name(), property.advice()));
		}
		return new FailureAnalysis(description.toString(), action.toString(), cause);
	}

}
