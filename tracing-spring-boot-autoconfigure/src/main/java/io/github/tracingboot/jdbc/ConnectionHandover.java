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

import java.lang.reflect.Method;
import java.sql.Connection;

import net.ttddyy.dsproxy.ConnectionInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.proxy.ProxyConfig;
import net.ttddyy.dsproxy.proxy.ProxyLogicSupport;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@code getConnection()}, around which the listeners are told and the
 * connection is wrapped.
 */
class ConnectionHandover extends ProxyLogicSupport {

	private final ProxyConfig config;

	private final Source source;

	ConnectionHandover(ProxyConfig config, Source source) {
		this.config = config;
		this.source = source;
	}

	@Nullable Object run(MethodInvocation invocation) throws Throwable {
		Object dataSource = invocation.getThis();
		return proceedMethodExecution(this.config, dataSource, null, dataSource, invocation.getMethod(),
				invocation.getArguments());
	}

	@Override
	protected @Nullable Object performProxyLogic(Object proxy, Method method, Object[] args,
			MethodExecutionContext execution) throws Throwable {
		Object connection = this.source.get();
		if (!(connection instanceof Connection)) {
			return connection;
		}
		ConnectionInfo info = new TracedConnection(this.config.getDataSourceName(),
				this.config.getConnectionIdManager().getId((Connection) connection));
		execution.setConnectionInfo(info);
		return this.config.getJdbcProxyFactory().createConnection((Connection) connection, info, this.config);
	}

	/**
	 * Where the connection comes from.
	 */
	@FunctionalInterface
	interface Source {

		@Nullable Object get() throws Throwable;

	}

}
