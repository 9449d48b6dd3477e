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
import java.sql.SQLException;

import net.ttddyy.dsproxy.proxy.ProxyConfig;
import net.ttddyy.dsproxy.proxy.ProxyJdbcObject;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/**
 * Hands out connections that trace their statements. Connections that do so already,
 * because a data source gets them from another, stay as they are.
 */
class ConnectionInterceptor implements MethodInterceptor {

	private final ProxyConfig config;

	private volatile Inside inside = Inside.UNKNOWN;

	ConnectionInterceptor(ProxyConfig config) {
		this.config = config;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		return switch (inside(invocation.getThis())) {
			case TRACED -> invocation.proceed();
			case PLAIN -> new ConnectionHandover(this.config, invocation::proceed).run(invocation);
			case UNKNOWN -> handOver(invocation);
		};
	}

	private Inside inside(@Nullable Object dataSource) {
		if (dataSource instanceof AbstractRoutingDataSource) {
			return Inside.UNKNOWN;
		}
		// It may have got no connection yet, and asking would make it get one.
		return (dataSource instanceof DelegatingDataSource) ? Inside.PLAIN : this.inside;
	}

	private @Nullable Object handOver(MethodInvocation invocation) throws Throwable {
		Object connection = invocation.proceed();
		if (isTraced(connection)) {
			this.inside = Inside.TRACED;
			return connection;
		}
		this.inside = Inside.PLAIN;
		return new ConnectionHandover(this.config, () -> connection).run(invocation);
	}

	private static boolean isTraced(@Nullable Object candidate) {
		if (!(candidate instanceof Connection connection) || candidate instanceof ProxyJdbcObject) {
			return true;
		}
		try {
			return connection.isWrapperFor(ProxyJdbcObject.class);
		}
		catch (SQLException | RuntimeException ex) {
			return false;
		}
	}

	/**
	 * What a data source gets its connections from.
	 */
	private enum Inside {

		/** Not known yet, or different from connection to connection. */
		UNKNOWN,

		/** Connections that trace their statements. */
		TRACED,

		/** Connections that don't. */
		PLAIN

	}

}
