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

package io.github.tracingboot.sampling;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * A number of traces per second, as a token bucket that holds what one second gives:
 * after a quiet time that many traces may begin at once, and in no two seconds more than
 * twice as many. The bucket is the one number by which its refilling can be computed, the
 * time at which it would be full (the generic cell rate algorithm).
 * <p>
 * Thread-safe, without locks.
 */
class TraceRateLimit {

	private static final String PROPERTY = "tracing.sampling.traces-per-second";

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private final int tracesPerSecond;

	private final LongSupplier nanoTime;

	private final AtomicLong fullAt;

	private final AtomicLong refused = new AtomicLong();

	TraceRateLimit(int tracesPerSecond, LongSupplier nanoTime) {
		this.tracesPerSecond = tracesPerSecond;
		this.nanoTime = nanoTime;
		this.fullAt = new AtomicLong(nanoTime.getAsLong());
	}

	static TraceRateLimit of(int tracesPerSecond) {
		if (tracesPerSecond < 0) {
			throw new InvalidConfigurationPropertyValueException(PROPERTY, tracesPerSecond,
					"It must be 0, which records no new trace, or more. Leave it out for no limit.");
		}
		return new TraceRateLimit(tracesPerSecond, System::nanoTime);
	}

	int tracesPerSecond() {
		return this.tracesPerSecond;
	}

	/**
	 * Number of traces that the sampler chose and the limit refused.
	 * @return the count since start
	 */
	long refused() {
		return this.refused.get();
	}

	/**
	 * Takes a token, if there is one.
	 * @return whether a trace may be recorded
	 */
	boolean tryAcquire() {
		boolean acquired = this.tracesPerSecond > 0 && take(SECOND / this.tracesPerSecond);
		if (!acquired) {
			this.refused.incrementAndGet();
		}
		return acquired;
	}

	private boolean take(long nanosPerTrace) {
		while (true) {
			long now = this.nanoTime.getAsLong();
			long before = this.fullAt.get();
			// Nano times may overflow: only their differences mean something.
			long missing = Math.max(0, before - now) + nanosPerTrace;
			if (missing > SECOND) {
				return false;
			}
			if (this.fullAt.compareAndSet(before, now + missing)) {
				return true;
			}
		}
	}

}
