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

import java.sql.Connection;
import java.sql.Statement;

import io.micrometer.tracing.Span;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;

/**
 * Adds the end of a transaction to the current span as an event, and ends the spans of
 * results that nobody read to the end together with their statement or connection.
 */
class TransactionEventListener implements MethodExecutionListener {

	private final JdbcObservability observability;

	TransactionEventListener(JdbcObservability observability) {
		this.observability = observability;
	}

	@Override
	public void beforeMethod(MethodExecutionContext execution) {
		if (execution.getTarget() instanceof Statement && execution.getMethod().getName().startsWith("execute")
				&& execution.getConnectionInfo() instanceof TracedConnection connection) {
			connection.endResultsOf(execution.getTarget());
		}
	}

	@Override
	public void afterMethod(MethodExecutionContext execution) {
		String method = execution.getMethod().getName();
		if (execution.getTarget() instanceof Connection) {
			afterConnectionMethod(execution, method);
		}
		else if (execution.getTarget() instanceof Statement && method.equals("close")
				&& execution.getConnectionInfo() instanceof TracedConnection connection) {
			connection.endResultsOf(execution.getTarget());
		}
	}

	private void afterConnectionMethod(MethodExecutionContext execution, String method) {
		switch (method) {
			case "commit", "rollback" -> addEvent((execution.getThrown() != null) ? method + " failed" : method);
			case "close", "abort" -> {
				if (execution.getConnectionInfo() instanceof TracedConnection connection) {
					connection.endResults();
				}
			}
			default -> {
				// Everything else is a statement's or nobody's business.
			}
		}
	}

	private void addEvent(String name) {
		Span span = this.observability.currentSpan();
		if (span != null) {
			span.event(name);
		}
	}

}
