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

import io.github.tracingboot.web.InboundTrace;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import org.jspecify.annotations.Nullable;
import reactor.netty.Connection;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;

/**
 * Lets Reactor Netty's channels know the trace of the request that they are serving.
 */
class NettyTraces implements InboundTraceListener {

	private static final AttributeKey<Served> SERVED = AttributeKey.valueOf(NettyTraces.class, "served");

	@Override
	public void started(InboundTrace trace, ServerHttpRequest request) {
		if (ServerHttpRequestDecorator.getNativeRequest(request) instanceof Connection connection) {
			connection.channel().attr(SERVED).set(new Served(connection, trace));
		}
	}

	/**
	 * Trace of the request that the channel serves, or has served last.
	 * @param channel the channel
	 * @return the trace, {@code null} if no request has come so far
	 */
	@Nullable InboundTrace latest(Channel channel) {
		Served served = channel.attr(SERVED).get();
		return (served != null) ? served.trace : null;
	}

	/**
	 * Trace of one request. A connection serves one after the other: better none than
	 * that of the next one.
	 * @param request the request, as Reactor Netty gave it to WebFlux
	 * @return the trace, {@code null} if there is none or no longer
	 */
	@Nullable InboundTrace of(@Nullable Object request) {
		if (request instanceof Connection connection) {
			Served served = connection.channel().attr(SERVED).get();
			return (served != null && served.request == request) ? served.trace : null;
		}
		return null;
	}

	private record Served(Connection request, InboundTrace trace) {

	}

}
