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

import java.lang.reflect.Proxy;
import java.sql.ResultSet;

import io.micrometer.tracing.Span;
import net.ttddyy.dsproxy.ConnectionInfo;
import net.ttddyy.dsproxy.proxy.ProxyConfig;
import net.ttddyy.dsproxy.proxy.jdk.JdkJdbcProxyFactory;
import net.ttddyy.observation.tracing.QueryContext;

/**
 * Wraps a result only when there is a recorded span that will say how many rows were
 * read. All other results are the driver's own.
 */
class RowCountingProxyFactory extends JdkJdbcProxyFactory {

	private final JdbcObservability observability;

	RowCountingProxyFactory(JdbcObservability observability) {
		this.observability = observability;
	}

	@Override
	public ResultSet createResultSet(ResultSet resultSet, ConnectionInfo connectionInfo, ProxyConfig proxyConfig) {
		QueryContext query = this.observability.currentQuery();
		if (query == null || !(connectionInfo instanceof TracedConnection connection)) {
			return resultSet;
		}
		Span span = StatementSpanObservationHandler.recordedSpan(query);
		if (span == null) {
			return resultSet;
		}
		OpenResult result = new OpenResult(query.getExecutionInfo().getStatement(), span);
		connection.opened(result);
		query.put(OpenResult.class, result);
		return (ResultSet) Proxy.newProxyInstance(ResultSet.class.getClassLoader(), new Class<?>[] { ResultSet.class },
				new RowCounter(resultSet, connection, result));
	}

}
