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

package io.github.tracingboot.web.reactive;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;

/**
 * Notes the address of the other end of the connection, which Tomcat tells only valves.
 */
class TomcatPeerAddressValve extends ValveBase {

	private static final String ATTRIBUTE = TomcatPeerAddressValve.class.getName();

	TomcatPeerAddressValve() {
		super(true);
	}

	static @Nullable String read(Object nativeRequest) {
		return (nativeRequest instanceof HttpServletRequest request
				&& request.getAttribute(ATTRIBUTE) instanceof String address) ? address : null;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		request.setAttribute(ATTRIBUTE, request.getPeerAddr());
		getNext().invoke(request, response);
	}

}
