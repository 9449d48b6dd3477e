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

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Keeps the secret out of the endpoints even where they show values.
 */
class TrustSecretSanitizer implements SanitizingFunction {

	private static final ConfigurationPropertyName HEADER = ConfigurationPropertyName
		.of("tracing.propagation.trust.header");

	@Override
	public SanitizableData apply(SanitizableData data) {
		return isSecret(data.getKey()) ? data.withSanitizedValue() : data;
	}

	// Environment variables have names of another form.
	private static boolean isSecret(String key) {
		ConfigurationPropertyName name = ConfigurationPropertyName.adapt(key.replace('_', '.'), '.');
		return HEADER.isAncestorOf(name)
				&& name.getLastElement(ConfigurationPropertyName.Form.UNIFORM).endsWith("value");
	}

}
