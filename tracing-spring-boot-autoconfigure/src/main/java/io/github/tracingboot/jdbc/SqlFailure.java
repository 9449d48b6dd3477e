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

package io.github.tracingboot.jdbc;

import java.sql.SQLException;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.otel.bridge.OtelSpan;
import io.opentelemetry.api.trace.StatusCode;
import org.jspecify.annotations.Nullable;

/**
 * Describes the failure of a statement by what databases give numbers for. Messages stay
 * out: they repeat values, as in {@code Duplicate entry 'a@b.c' for key}.
 */
final class SqlFailure {

	private SqlFailure() {
	}

	static void describe(Span span, Throwable failure) {
		span.tag("error.type", failure.getClass().getName());
		String code = code(failure);
		if (code != null) {
			span.tag("db.response.status_code", code);
		}
		if (span instanceof OtelSpan) {
			OtelSpan.toOtel(span).setStatus(StatusCode.ERROR);
		}
		else {
			span.tag("error", failure.getClass().getName());
		}
	}

	// The database's own code says more than the standard's class of states.
	private static @Nullable String code(Throwable failure) {
		if (!(failure instanceof SQLException exception)) {
			return null;
		}
		return (exception.getErrorCode() != 0) ? String.valueOf(exception.getErrorCode()) : exception.getSQLState();
	}

}
