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

package io.github.tracingboot.export.otlp;

import io.github.tracingboot.export.HttpBackendProperties;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Export over OTLP. What is not set follows Spring Boot's
 * {@code management.opentelemetry.tracing.export.otlp.*}.
 *
 * @since 0.1.0
 */
@ConfigurationProperties(OtlpExportProperties.PREFIX)
public class OtlpExportProperties extends HttpBackendProperties {

	static final String PREFIX = "tracing.export.otlp";

}
