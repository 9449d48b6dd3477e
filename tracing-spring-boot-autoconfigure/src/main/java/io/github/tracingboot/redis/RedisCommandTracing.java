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

package io.github.tracingboot.redis;

import java.net.SocketAddress;

import io.lettuce.core.tracing.MicrometerTracing;
import io.lettuce.core.tracing.TraceContext;
import io.lettuce.core.tracing.TraceContextProvider;
import io.lettuce.core.tracing.TracerProvider;
import io.lettuce.core.tracing.Tracing;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Gives commands of a reactive chain that carries no context the one of the thread that
 * subscribes, where Lettuce's own tracing gives them none.
 */
final class RedisCommandTracing implements Tracing {

	private final MicrometerTracing delegate;

	private final TraceContextProvider current;

	RedisCommandTracing(MicrometerTracing delegate) {
		this.delegate = delegate;
		this.current = new SubscriberContextProvider(delegate.initialTraceContextProvider());
	}

	@Override
	public TracerProvider getTracerProvider() {
		return this.delegate.getTracerProvider();
	}

	@Override
	public TraceContextProvider initialTraceContextProvider() {
		return this.current;
	}

	@Override
	public boolean isEnabled() {
		return this.delegate.isEnabled();
	}

	@Override
	public boolean includeCommandArgsInSpanTags() {
		return this.delegate.includeCommandArgsInSpanTags();
	}

	@Override
	public Endpoint createEndpoint(SocketAddress socketAddress) {
		return this.delegate.createEndpoint(socketAddress);
	}

	private record SubscriberContextProvider(TraceContextProvider delegate) implements TraceContextProvider {

		@Override
		public @Nullable TraceContext getTraceContext() {
			return this.delegate.getTraceContext();
		}

		@Override
		public Mono<TraceContext> getTraceContextLater() {
			return this.delegate.getTraceContextLater().switchIfEmpty(Mono.fromSupplier(this::getTraceContext));
		}

	}

}
