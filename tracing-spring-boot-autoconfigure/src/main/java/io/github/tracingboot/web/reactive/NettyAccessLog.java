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

import java.net.InetSocketAddress;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.github.tracingboot.web.InboundTrace;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.server.ConnectionInformation;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.logging.AccessLog;
import reactor.netty.http.server.logging.AccessLogArgProvider;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.core.Ordered;

/**
 * Ends the lines of Reactor Netty's access log with the trace id. Whether there is an
 * access log stays the application's decision.
 */
class NettyAccessLog implements NettyServerCustomizer, Ordered {

	private static final String ENABLED_PROPERTY = "reactor.netty.http.server.accessLogEnabled";

	private static final String FORMAT = "{} - - [{}] \"{} {} {}\" {} {} {} {}";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT);

	private final NettyTraces traces;

	NettyAccessLog(NettyTraces traces) {
		this.traces = traces;
	}

	@Override
	public HttpServer apply(HttpServer server) {
		return Boolean.getBoolean(ENABLED_PROPERTY) ? server.accessLog(true, this::line) : server;
	}

	// First, so that a format of the application replaces this one.
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	private AccessLog line(AccessLogArgProvider request) {
		ConnectionInformation connection = request.connectionInformation();
		InboundTrace trace = this.traces.of(connection);
		return AccessLog.create(FORMAT, orDash(address(connection)), orDash(time(request.accessDateTime())),
				orDash(request.method()), orDash(request.uri()), orDash(request.protocol()), orDash(request.status()),
				(request.contentLength() > -1) ? request.contentLength() : "-", request.duration(),
				orDash((trace != null) ? trace.traceId() : null));
	}

	private static @Nullable String address(@Nullable ConnectionInformation connection) {
		return (connection != null && connection.connectionRemoteAddress() instanceof InetSocketAddress address)
				? address.getHostString() : null;
	}

	private static @Nullable String time(@Nullable ZonedDateTime time) {
		return (time != null) ? time.format(TIME) : null;
	}

	private static Object orDash(@Nullable Object value) {
		return (value != null) ? value : "-";
	}

}
