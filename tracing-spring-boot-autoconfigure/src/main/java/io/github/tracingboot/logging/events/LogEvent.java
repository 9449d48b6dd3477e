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

package io.github.tracingboot.logging.events;

import io.opentelemetry.api.common.AttributeKey;

/**
 * Name and attributes of the events that log lines become: names of Elastic Common Schema
 * for the line, of OpenTelemetry for its exception. OpenTracing called the event a log,
 * too.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/exceptions/">OpenTelemetry's
 * semantic conventions for exceptions</a>
 */
final class LogEvent {

	static final String NAME = "log";

	static final AttributeKey<String> LEVEL = AttributeKey.stringKey("log.level");

	static final AttributeKey<String> LOGGER = AttributeKey.stringKey("log.logger");

	static final AttributeKey<String> MESSAGE = AttributeKey.stringKey("message");

	static final AttributeKey<String> EXCEPTION_TYPE = AttributeKey.stringKey("exception.type");

	static final AttributeKey<String> EXCEPTION_MESSAGE = AttributeKey.stringKey("exception.message");

	static final AttributeKey<String> EXCEPTION_STACK_TRACE = AttributeKey.stringKey("exception.stacktrace");

	private LogEvent() {
	}

}
