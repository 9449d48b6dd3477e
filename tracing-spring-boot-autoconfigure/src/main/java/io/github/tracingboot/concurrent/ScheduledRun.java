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

package io.github.tracingboot.concurrent;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.tracing.Span;

/**
 * The span of one run of a scheduled task. Spring's observation of the run, if there is
 * one, {@linkplain #claim() claims} it, and then names it and records its error. It ends
 * when both the task has returned and the observation has stopped, which for a reactive
 * task is later, on another thread.
 */
class ScheduledRun {

	private final Span span;

	private final AtomicBoolean claimed = new AtomicBoolean();

	private final AtomicInteger holders = new AtomicInteger(1);

	ScheduledRun(Span span) {
		this.span = span;
	}

	Span span() {
		return this.span;
	}

	/**
	 * Hands the span over to the caller, once.
	 * @return whether the caller now names the span, and must release the run
	 */
	boolean claim() {
		if (!this.claimed.compareAndSet(false, true)) {
			return false;
		}
		this.holders.incrementAndGet();
		return true;
	}

	boolean isClaimed() {
		return this.claimed.get();
	}

	/**
	 * Ends the span when nobody else holds it.
	 */
	void release() {
		if (this.holders.decrementAndGet() == 0) {
			this.span.end();
		}
	}

}
