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

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.ResultSet;

import org.jspecify.annotations.Nullable;

/**
 * Counts the rows that are read from a result.
 */
class RowCounter implements InvocationHandler {

	private final ResultSet resultSet;

	private final TracedConnection connection;

	private final OpenResult result;

	RowCounter(ResultSet resultSet, TracedConnection connection, OpenResult result) {
		this.resultSet = resultSet;
		this.connection = connection;
		this.result = result;
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args) throws Throwable {
		String name = method.getName();
		if (name.equals("equals") && args != null && args[0] == proxy) {
			return true;
		}
		try {
			Object value = method.invoke(this.resultSet, args);
			count(name, value);
			return value;
		}
		catch (InvocationTargetException ex) {
			fail(name, ex.getTargetException());
			throw ex.getTargetException();
		}
	}

	private void count(String method, @Nullable Object value) {
		if (method.equals("close")) {
			this.result.end();
			this.connection.ended(this.result);
		}
		else if (method.equals("next")) {
			if (Boolean.TRUE.equals(value)) {
				this.result.rowRead();
			}
			else {
				this.result.end();
				this.connection.ended(this.result);
			}
		}
	}

	private void fail(String method, Throwable failure) {
		if (method.equals("next") || method.equals("close")) {
			this.result.fail(failure);
			this.connection.ended(this.result);
		}
	}

}
