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

package io.github.tracingboot.sleuth;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.github.tracingboot.concurrent.ThreadResidue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.BaggageInScope;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

import org.springframework.util.function.SingletonSupplier;

/**
 * Baggage of which the code that set it may not know that it is to be closed: in Sleuth
 * it stayed until its span was no longer current. Here it is closed at the latest with
 * the scope in which it was set, of Sleuth's API or of an observation.
 * <p>
 * Scopes close in the opposite order in which they were opened; one that is closed too
 * early waits for those above it.
 */
final class OpenBaggage implements ObservationHandler<Observation.Context>, ThreadResidue {

	private final SingletonSupplier<ObservationRegistry> registry;

	private final ThreadLocal<Deque<Entry>> entries = new ThreadLocal<>();

	// Lazy: the registry's own creation asks for this handler.
	OpenBaggage(Supplier<ObservationRegistry> registry) {
		this.registry = SingletonSupplier.of(registry);
	}

	/**
	 * Opens a scope on the current thread. One of the same name that nothing was opened
	 * in since is closed before, so that a loop doesn't pile them up.
	 * @param owner the baggage field to which a value is given
	 * @param opening makes the value current
	 */
	void open(org.springframework.cloud.sleuth.BaggageInScope owner, Supplier<BaggageInScope> opening) {
		Deque<Entry> open = this.entries.get();
		if (open == null) {
			open = new ArrayDeque<>();
			this.entries.set(open);
		}
		Entry latest = open.peek();
		if (latest != null && latest.owner.name().equals(owner.name()) && latest.context == Context.current()) {
			open.pop().scope.close();
		}
		Observation observation = this.registry.obtain().getCurrentObservation();
		open.push(new Entry(owner, opening.get(), Context.current(),
				(observation != null) ? observation.getContextView() : null));
	}

	int depth() {
		Deque<Entry> open = this.entries.get();
		return (open != null) ? open.size() : 0;
	}

	/**
	 * Opens a scope on the current thread that closes the baggage that was set in it,
	 * once, and on this thread only: nothing of it is on others. Where the tracer has
	 * nothing to open, as the span is current already, the baggage belongs to the scope
	 * around.
	 * @param opening opens the scope and returns what closes it
	 * @return what closes the baggage and the scope
	 */
	Runnable within(Supplier<Runnable> opening) {
		Context before = Context.current();
		int depth = depth();
		Runnable closing = opening.get();
		if (Context.current() == before) {
			return closing;
		}
		Thread thread = Thread.currentThread();
		AtomicBoolean closed = new AtomicBoolean();
		return () -> {
			if (Thread.currentThread() == thread && closed.compareAndSet(false, true)) {
				closeDownTo(depth);
				closing.run();
			}
		};
	}

	private void closeDownTo(int depth) {
		Deque<Entry> open = this.entries.get();
		while (open != null && open.size() > depth) {
			open.pop().scope.close();
		}
		removeIfEmpty(open);
	}

	void close(org.springframework.cloud.sleuth.BaggageInScope owner) {
		Deque<Entry> open = this.entries.get();
		if (open == null) {
			return;
		}
		for (Entry entry : open) {
			entry.closed |= entry.owner == owner;
		}
		while (!open.isEmpty() && open.peek().closed) {
			open.pop().scope.close();
		}
		removeIfEmpty(open);
	}

	@Override
	public void onScopeClosed(Observation.Context context) {
		Deque<Entry> open = this.entries.get();
		while (open != null && !open.isEmpty() && open.peek().observation == context) {
			open.pop().scope.close();
		}
		removeIfEmpty(open);
	}

	private void removeIfEmpty(@Nullable Deque<Entry> open) {
		if (open != null && open.isEmpty()) {
			this.entries.remove();
		}
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return true;
	}

	@Override
	public boolean clear() {
		this.entries.remove();
		return false; // what was current is the tracer's, which looks for itself
	}

	private static final class Entry {

		private final org.springframework.cloud.sleuth.BaggageInScope owner;

		private final BaggageInScope scope;

		private final Context context;

		private final Observation.@Nullable ContextView observation;

		private boolean closed;

		Entry(org.springframework.cloud.sleuth.BaggageInScope owner, BaggageInScope scope, Context context,
				Observation.@Nullable ContextView observation) {
			this.owner = owner;
			this.scope = scope;
			this.context = context;
			this.observation = observation;
		}

	}

}
