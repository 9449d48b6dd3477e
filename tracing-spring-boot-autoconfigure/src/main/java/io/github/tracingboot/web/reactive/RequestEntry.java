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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.tracingboot.concurrent.ContextBoundary;
import io.github.tracingboot.propagation.InboundGetter;
import io.github.tracingboot.web.InboundTrace;
import io.github.tracingboot.web.InboundTraces;
import io.github.tracingboot.web.TraceResponseHeader;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/**
 * Where a request enters the application: starts its trace in a clean context, and sees
 * to it that others get to know the trace.
 */
class RequestEntry {

	private final InboundTraces inboundTraces;

	private final ContextBoundary boundary;

	private final TraceHandover handover;

	private final @Nullable TraceResponseHeader responseHeader;

	private final List<InboundTraceListener> listeners;

	private final HeaderGetter getter;

	RequestEntry(InboundTraces inboundTraces, ContextBoundary boundary, TraceHandover handover,
			ObjectProvider<TraceResponseHeader> responseHeader, ObjectProvider<InboundTraceListener> listeners,
			ObjectProvider<PeerAddressReader> peers) {
		this.inboundTraces = inboundTraces;
		this.boundary = boundary;
		this.handover = handover;
		this.responseHeader = responseHeader.getIfAvailable();
		this.listeners = listeners.orderedStream().toList();
		this.getter = new HeaderGetter(peers.orderedStream().toList());
	}

	ContextBoundary.Crossing enter() {
		return this.boundary.enter();
	}

	@Nullable InboundTrace start(ServerHttpRequest request, ServerHttpResponse response) {
		InboundTrace trace = this.inboundTraces.start(request, this.getter, request.getMethod().name(),
				decoded(request.getPath().pathWithinApplication()),
				new ServerRequestObservationContext(request, response, Map.of()));
		if (trace != null) {
			trace.clientAddress(() -> address(request.getRemoteAddress()));
			writeHeaderOnCommit(trace, response);
			this.listeners.forEach((listener) -> listener.started(trace, request));
		}
		return trace;
	}

	TraceHandover.Offer offer(InboundTrace trace, ServerHttpRequest request) {
		return this.handover.offer(request.getId(), trace);
	}

	private static @Nullable String address(@Nullable InetSocketAddress client) {
		return (client != null && client.getAddress() != null) ? client.getAddress().getHostAddress() : null;
	}

	private static String decoded(PathContainer path) {
		return path.elements()
			.stream()
			.map((element) -> (element instanceof PathContainer.PathSegment segment) ? segment.valueToMatch()
					: element.value())
			.collect(Collectors.joining());
	}

	// As late as possible: error handling may clear what was written before.
	private void writeHeaderOnCommit(InboundTrace trace, ServerHttpResponse response) {
		if (this.responseHeader != null) {
			TraceResponseHeader header = this.responseHeader;
			response.beforeCommit(() -> Mono.fromRunnable(() -> {
				HttpHeaders headers = response.getHeaders();
				header.write(trace, headers::set, headers::add);
			}));
		}
	}

	private static final class HeaderGetter implements InboundGetter<ServerHttpRequest> {

		private final List<PeerAddressReader> peers;

		private HeaderGetter(List<PeerAddressReader> peers) {
			this.peers = peers;
		}

		@Override
		public @Nullable String get(ServerHttpRequest request, String key) {
			return request.getHeaders().getFirst(key);
		}

		@Override
		public Iterable<String> getAll(ServerHttpRequest request, String key) {
			return request.getHeaders().getOrEmpty(key);
		}

		@Override
		public Iterable<String> names(ServerHttpRequest request) {
			return request.getHeaders().headerNames();
		}

		@Override
		public @Nullable String peerAddress(ServerHttpRequest request) {
			Object nativeRequest = ServerHttpRequestDecorator.getNativeRequest(request);
			for (PeerAddressReader peer : this.peers) {
				String address = peer.read(nativeRequest);
				if (address != null) {
					return address;
				}
			}
			return null;
		}

		@Override
		public String path(ServerHttpRequest request) {
			return decoded(request.getPath().pathWithinApplication());
		}

	}

}
