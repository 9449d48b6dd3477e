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

import java.util.EnumSet;
import java.util.Set;

import net.ttddyy.dsproxy.proxy.ProxyConfig;
import net.ttddyy.dsproxy.proxy.SimpleResultSetProxyLogicFactory;
import net.ttddyy.dsproxy.proxy.jdk.JdkJdbcProxyFactory;
import net.ttddyy.observation.tracing.DataSourceObservationListener;
import net.ttddyy.observation.tracing.JdbcConnectionInfoExtractor;
import net.ttddyy.observation.tracing.JdbcObservationDocumentation;
import org.jspecify.annotations.Nullable;

/**
 * Sets the library up: which of its observations are made, and who is told of what
 * happens on a connection.
 */
class DataSourceTracing {

	private final JdbcObservability observability;

	private final Set<String> exclude;

	private final boolean verbose;

	private final DataSourceObservationListener listener;

	private final ConnectionNumbers numbers = new ConnectionNumbers();

	DataSourceTracing(JdbcObservability observability, JdbcTracingProperties properties) {
		this.observability = observability;
		this.exclude = Set.copyOf(properties.getExclude());
		this.verbose = properties.isVerbose();
		this.listener = listener();
	}

	/**
	 * Makes the interceptor of a data source.
	 * @param dataSourceName the name of its bean
	 * @return the interceptor of the methods that give a connection, or {@code null} if
	 * the data source is to be left alone
	 */
	@Nullable ConnectionInterceptor interceptor(String dataSourceName) {
		if (this.exclude.contains(dataSourceName)) {
			return null;
		}
		ProxyConfig.Builder builder = ProxyConfig.Builder.create()
			.dataSourceName(dataSourceName)
			.connectionIdManager(this.numbers)
			.queryListener(this.listener)
			.methodListener(this.listener)
			.resultSetProxyLogicFactory(new SimpleResultSetProxyLogicFactory());
		if (this.verbose) {
			builder.jdbcProxyFactory(new JdkJdbcProxyFactory());
		}
		else {
			builder.jdbcProxyFactory(new RowCountingProxyFactory(this.observability))
				.methodListener(new TransactionEventListener(this.observability));
		}
		return new ConnectionInterceptor(builder.build());
	}

	private DataSourceObservationListener listener() {
		DataSourceObservationListener result = new DataSourceObservationListener(this.observability::registry);
		result.setSupportedTypes(types());
		result.setQueryObservationConvention(new ValueFreeQueryConvention());
		result.setIncludeParameterValues(false);
		// It would remember every call for every row.
		result.setIncludeResultSetOperations(false);
		if (!this.verbose) {
			// Asking for the URL would open connections that a proxy leaves for later.
			result.setJdbcConnectionInfoExtractor((connection) -> JdbcConnectionInfoExtractor.EMPTY_RESULT);
		}
		return result;
	}

	// Generated keys are values.
	private Set<JdbcObservationDocumentation> types() {
		return this.verbose ? EnumSet.of(JdbcObservationDocumentation.QUERY, JdbcObservationDocumentation.CONNECTION,
				JdbcObservationDocumentation.RESULT_SET) : EnumSet.of(JdbcObservationDocumentation.QUERY);
	}

}
