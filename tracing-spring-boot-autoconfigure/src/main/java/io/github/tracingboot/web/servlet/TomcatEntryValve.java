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

package io.github.tracingboot.web.servlet;

import java.io.IOException;
import java.util.function.Supplier;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * The entry in Tomcat, around everything that works on a request: other valves, the error
 * page, and the line that Tomcat logs for an exception nobody handled. Asynchronous
 * dispatches pass it again.
 */
class TomcatEntryValve extends ValveBase {

	private final Supplier<ServletEntry> entry;

	TomcatEntryValve(Supplier<ServletEntry> entry) {
		super(true);
		this.entry = entry;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		ServletEntry entry = this.entry.get();
		HttpServletRequest servletRequest = request.getRequest();
		HttpServletResponse servletResponse = response.getResponse();
		try (ServletEntry.Stay stay = entry.enter(servletRequest, servletResponse, request::getPeerAddr)) {
			getNext().invoke(request, response);
			entry.repairHeader(servletRequest, servletResponse);
		}
		finally {
			leave(servletRequest, servletResponse, request);
		}
	}

	private static void leave(HttpServletRequest servletRequest, HttpServletResponse servletResponse, Request request) {
		if (!request.isAsync()) {
			ServletEntry.complete(servletRequest, servletResponse.getStatus(), null);
		}
		else if (request.isAsyncStarted()) {
			CompletionListener.register(servletRequest, servletResponse);
		}
	}

}
