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
import io.micrometer.tracing.Tracer;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import reactor.netty.http.server.HttpServer;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.core.Ordered;

/**
 * Makes the server span current while a response passes through the channel's handlers,
 * such as one that logs what goes over the wire. WebFlux may have written the response on
 * another thread.
 */
@ChannelHandler.Sharable
class NettyResponseScope extends ChannelOutboundHandlerAdapter implements NettyServerCustomizer, Ordered {

	private final NettyTraces traces;

	NettyResponseScope(NettyTraces traces) {
		this.traces = traces;
	}

	@Override
	public HttpServer apply(HttpServer server) {
		return server
			.doOnConnection((connection) -> connection.addHandlerLast(NettyResponseScope.class.getName(), this));
	}

	// Last, to be the handler next to the application, which outbound data meets first.
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
		inScope(context, () -> context.write(message, promise));
	}

	@Override
	public void flush(ChannelHandlerContext context) {
		inScope(context, context::flush);
	}

	private void inScope(ChannelHandlerContext context, Runnable action) {
		InboundTrace trace = this.traces.latest(context.channel());
		if (trace == null || trace.isCurrent()) {
			action.run();
			return;
		}
		try (Tracer.SpanInScope scope = trace.open()) {
			action.run();
		}
	}

}
