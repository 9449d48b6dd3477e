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

import io.github.tracingboot.concurrent.ContextBoundary;
import io.github.tracingboot.web.InboundTrace;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;

/**
 * Handling of one request inside its trace. The span is current while the handling is
 * assembled and subscribed to, and again while its outcome is reported to the server,
 * whose own error lines are written there. In between, Reactor's context carries it.
 */
class TracedHandling extends Mono<Void> {

	private final RequestEntry entry;

	private final Mono<Void> handling;

	private final ServerHttpRequest request;

	private final ServerHttpResponse response;

	TracedHandling(RequestEntry entry, HttpHandler handler, ServerHttpRequest request, ServerHttpResponse response) {
		this.entry = entry;
		this.handling = Mono.defer(() -> handler.handle(request, response));
		this.request = request;
		this.response = response;
	}

	@Override
	public void subscribe(CoreSubscriber<? super Void> server) {
		try (ContextBoundary.Crossing crossing = this.entry.enter()) {
			InboundTrace trace = this.entry.start(this.request, this.response);
			if (trace == null) {
				this.handling.subscribe(server);
				return;
			}
			try (Tracer.SpanInScope scope = trace.open();
					TraceHandover.Offer offer = this.entry.offer(trace, this.request)) {
				this.handling.subscribe(new Outcome(server, trace, this.response));
			}
		}
	}

	private static final class Outcome implements CoreSubscriber<Void>, Subscription {

		private final CoreSubscriber<? super Void> server;

		private final InboundTrace trace;

		private final ServerHttpResponse response;

		private volatile @Nullable Subscription handling;

		private Outcome(CoreSubscriber<? super Void> server, InboundTrace trace, ServerHttpResponse response) {
			this.server = server;
			this.trace = trace;
			this.response = response;
		}

		@Override
		public Context currentContext() {
			return this.server.currentContext();
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			this.handling = subscription;
			this.server.onSubscribe(this);
		}

		@Override
		public void onNext(Void nothing) {
			this.server.onNext(nothing);
		}

		@Override
		public void onError(Throwable error) {
			report(() -> this.server.onError(error), error);
		}

		@Override
		public void onComplete() {
			report(this.server::onComplete, null);
		}

		// The server may recycle the response as soon as it knows the outcome.
		private void report(Runnable outcome, @Nullable Throwable error) {
			int status = ReactiveServerRequestDescriptor.status(this.response);
			try (Tracer.SpanInScope scope = this.trace.open()) {
				outcome.run();
			}
			finally {
				this.trace.endIfUnclaimed(status, error);
			}
		}

		@Override
		public void request(long n) {
			Subscription handling = this.handling;
			if (handling != null) {
				handling.request(n);
			}
		}

		@Override
		public void cancel() {
			Subscription handling = this.handling;
			if (handling != null) {
				handling.cancel();
			}
			this.trace.endIfUnclaimed(0, null);
		}

	}

}
