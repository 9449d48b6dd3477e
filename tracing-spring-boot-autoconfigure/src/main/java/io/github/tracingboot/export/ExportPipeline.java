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

package io.github.tracingboot.export;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

import io.opentelemetry.sdk.common.CompletableResultCode;
import org.jspecify.annotations.Nullable;

/**
 * One backend's own queue and thread, so that nothing a backend does can hold up another
 * one or the application. Offering takes no lock; the thread starts with the first offer.
 *
 * @param <Q> what waits in the queue
 * @param <D> what is delivered
 */
class ExportPipeline<Q, D> {

	static final String THREAD_PREFIX = "tracing-export-";

	private final String name;

	private final @Nullable String endpoint;

	private final ExportTarget<Q, D> target;

	private final PipelineSettings settings;

	private final BackendAvailability availability;

	private final Function<Throwable, String> failureText;

	private final @Nullable ClassLoader classLoader;

	private final Queue<Q> queue = new ConcurrentLinkedQueue<>();

	private final AtomicInteger queued = new AtomicInteger();

	private final Queue<CompletableResultCode> flushRequests = new ConcurrentLinkedQueue<>();

	private final CompletableFuture<@Nullable Void> terminated = new CompletableFuture<>();

	private volatile @Nullable Thread worker;

	private volatile int sending;

	private volatile boolean closed;

	private volatile boolean abandoned;

	private volatile long lostBeforeClose;

	ExportPipeline(String name, @Nullable String endpoint, ExportTarget<Q, D> target, PipelineSettings settings,
			Function<Throwable, String> failureText, @Nullable ClassLoader classLoader) {
		this.name = name;
		this.endpoint = endpoint;
		this.target = target;
		this.settings = settings;
		this.availability = new BackendAvailability((endpoint != null) ? name + " (" + endpoint + ")" : name,
				target.noun(), InstantSource.system());
		this.failureText = failureText;
		this.classLoader = classLoader;
	}

	void offer(Q item) {
		int size = this.queued.incrementAndGet();
		if (this.closed || size > this.settings.maxQueueSize()) {
			this.queued.decrementAndGet();
			this.availability.dropped();
			return;
		}
		this.queue.add(item);
		if (this.worker == null) {
			startWorker();
		}
		if (size == this.settings.maxBatchSize()) {
			LockSupport.unpark(this.worker);
		}
	}

	/**
	 * Asks for everything that waits to be delivered now.
	 * @return completes when that was tried
	 */
	CompletableResultCode flush() {
		CompletableResultCode result = new CompletableResultCode();
		if (this.worker == null) {
			return result.succeed();
		}
		this.flushRequests.add(result);
		LockSupport.unpark(this.worker);
		if (this.terminated.isDone()) {
			completeFlushRequests();
		}
		return result;
	}

	/**
	 * Delivers what waits and ends. Idempotent.
	 * @return completes when the exporter is closed
	 */
	CompletableFuture<@Nullable Void> close() {
		synchronized (this) {
			if (!this.closed) {
				this.lostBeforeClose = this.availability.lost();
				this.closed = true;
			}
		}
		startWorker();
		LockSupport.unpark(this.worker);
		return this.terminated;
	}

	/**
	 * Gives up what is still waiting, even in the middle of a delivery.
	 */
	void abandon() {
		this.abandoned = true;
		Thread worker = this.worker;
		if (worker != null) {
			worker.interrupt();
		}
	}

	/**
	 * How much was lost since {@link #close()}.
	 * @return the number
	 */
	long lostAtClose() {
		return this.availability.lost() - this.lostBeforeClose + pending();
	}

	String getName() {
		return this.name;
	}

	@Nullable String getEndpoint() {
		return this.endpoint;
	}

	BackendStatus getStatus() {
		return new BackendStatus(this.name, this.endpoint, this.availability.getState(), pending(),
				this.availability.getExported(), this.availability.getFailed(), this.availability.getRejected(),
				this.availability.getDropped());
	}

	private int pending() {
		return this.queued.get() + this.sending;
	}

	private synchronized void startWorker() {
		if (this.worker != null) {
			return;
		}
		// Started by whoever makes the first offer: must not inherit its thread locals.
		Thread worker = new Thread(null, this::run, THREAD_PREFIX + this.name, 0, false);
		worker.setDaemon(true);
		worker.setContextClassLoader(this.classLoader);
		this.worker = worker;
		worker.start();
	}

	private void run() {
		try {
			while (!this.closed) {
				waitForWork();
				deliverWaiting();
			}
			deliverWaiting();
		}
		finally {
			closeExporter();
			this.terminated.complete(null);
			completeFlushRequests();
		}
	}

	private void waitForWork() {
		long deadline = System.nanoTime() + this.settings.scheduleDelay().toNanos();
		// What is waited for is checked again each time: an exporter that parks this
		// thread
		// may have used up the signal.
		while (!this.closed && this.flushRequests.isEmpty() && this.queued.get() < this.settings.maxBatchSize()) {
			long remaining = deadline - System.nanoTime();
			if (remaining <= 0) {
				return;
			}
			LockSupport.parkNanos(this, remaining);
			clearInterruptLeftByExporter();
		}
	}

	private void clearInterruptLeftByExporter() {
		if (!this.abandoned) {
			Thread.interrupted();
		}
	}

	private void deliverWaiting() {
		List<CompletableResultCode> requests = takeFlushRequests();
		int waiting = this.queued.get();
		while (waiting > 0 && !this.abandoned) {
			int batch = Math.min(waiting, this.settings.maxBatchSize());
			deliver(batch);
			waiting -= batch;
		}
		if (!requests.isEmpty()) {
			flushExporter();
			requests.forEach(CompletableResultCode::succeed);
		}
	}

	private void deliver(int batch) {
		List<D> items = take(batch);
		if (items.isEmpty()) {
			return;
		}
		try {
			CompletableResultCode result = this.target.export(items);
			result.join(this.settings.exportTimeout().toNanos(), TimeUnit.NANOSECONDS);
			account(items.size(), result);
		}
		catch (Exception | LinkageError | StackOverflowError ex) {
			fail(items.size(), this.failureText.apply(ex));
		}
		finally {
			this.sending = 0;
		}
	}

	private List<D> take(int batch) {
		List<D> items = new ArrayList<>(batch);
		for (int i = 0; i < batch; i++) {
			Q item = this.queue.poll();
			if (item == null) {
				// Counted but not yet added: the next round finds it.
				break;
			}
			D data = this.target.prepare(item);
			if (data != null) {
				items.add(data);
				this.sending = items.size();
			}
			this.queued.decrementAndGet();
		}
		return items;
	}

	private void account(int count, CompletableResultCode result) {
		if (result.isSuccess()) {
			this.availability.delivered(count);
			return;
		}
		Throwable failure = result.getFailureThrowable();
		if (failure instanceof PartialDeliveryException partial) {
			accountPartial(count, partial);
		}
		else if (failure != null) {
			fail(count, this.failureText.apply(failure));
		}
		else if (result.isDone()) {
			fail(count, "its exporter reports a failure without a reason");
		}
		else {
			fail(count, "no answer within " + this.settings.exportTimeout().toSeconds() + " s");
		}
	}

	private void accountPartial(int count, PartialDeliveryException partial) {
		int taken = count - partial.getRejected() - partial.getFailed();
		this.availability.rejected(partial.getRejected());
		if (partial.getFailed() == 0) {
			this.availability.delivered(taken);
			return;
		}
		this.availability.taken(taken);
		fail(partial.getFailed(), this.failureText.apply(partial));
	}

	private void fail(int count, String cause) {
		if (this.abandoned) {
			// The deadline ended the delivery; that says nothing about the backend.
			this.availability.givenUp(count);
			return;
		}
		this.availability.failed(count, cause);
	}

	private void flushExporter() {
		try {
			this.target.flush().join(this.settings.exportTimeout().toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (RuntimeException ex) {
			this.availability.failed(0, this.failureText.apply(ex));
		}
	}

	private void closeExporter() {
		try {
			this.target.shutdown().join(this.settings.exportTimeout().toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (RuntimeException ex) {
			this.availability.failed(0, this.failureText.apply(ex));
		}
	}

	private List<CompletableResultCode> takeFlushRequests() {
		List<CompletableResultCode> requests = new ArrayList<>();
		for (CompletableResultCode request = this.flushRequests.poll(); request != null; request = this.flushRequests
			.poll()) {
			requests.add(request);
		}
		return requests;
	}

	private void completeFlushRequests() {
		takeFlushRequests().forEach(CompletableResultCode::succeed);
	}

}
