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
import org.jspecify.annotations.Nullable;

/**
 * Hands the trace of a request from the entry to the request's observation. The
 * observation starts on the entry's thread while the entry subscribes, and nothing that
 * both know survives a transformer of forwarded headers but the id of the request.
 */
class TraceHandover {

	private final ThreadLocal<@Nullable Offer> offers = new ThreadLocal<>();

	/**
	 * Offers a trace to the observation that starts on this thread before the offer is
	 * closed.
	 * @param requestId the id of the request
	 * @param trace the trace of the request
	 * @return the offer, to close on the same thread
	 */
	Offer offer(String requestId, InboundTrace trace) {
		Offer offer = new Offer(requestId, trace, this.offers.get());
		this.offers.set(offer);
		return offer;
	}

	@Nullable InboundTrace accept(String requestId) {
		Offer offer = this.offers.get();
		return (offer != null && offer.requestId.equals(requestId)) ? offer.trace : null;
	}

	final class Offer implements AutoCloseable {

		private final String requestId;

		private final InboundTrace trace;

		private final @Nullable Offer previous;

		private Offer(String requestId, InboundTrace trace, @Nullable Offer previous) {
			this.requestId = requestId;
			this.trace = trace;
			this.previous = previous;
		}

		@Override
		public void close() {
			if (this.previous != null) {
				TraceHandover.this.offers.set(this.previous);
			}
			else {
				TraceHandover.this.offers.remove();
			}
		}

	}

}
