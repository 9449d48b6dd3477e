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

import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.tracing.Span;

/**
 * A result that is still being read, and the span that ends when it no longer is. Keeps
 * no row.
 */
final class OpenResult {

	private final Statement statement;

	private final Span span;

	private final AtomicLong rows = new AtomicLong();

	private final AtomicBoolean ended = new AtomicBoolean();

	OpenResult(Statement statement, Span span) {
		this.statement = statement;
		this.span = span;
	}

	boolean isOf(Object candidate) {
		return this.statement == candidate;
	}

	void rowRead() {
		this.rows.incrementAndGet();
	}

	/**
	 * Ends the span. Does nothing the second time.
	 */
	void end() {
		if (this.ended.compareAndSet(false, true)) {
			this.span.tag("db.response.returned_rows", this.rows.get());
			this.span.end();
		}
	}

	/**
	 * Ends the span as failed, unless it has ended.
	 * @param failure why no further row can be read
	 */
	void fail(Throwable failure) {
		if (!this.ended.get()) {
			SqlFailure.describe(this.span, failure);
			end();
		}
	}

}
