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

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.LongAdder;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Counts what a backend took and what was lost, and tells when it goes down and comes
 * back: once each, in one line. Deliveries are reported by the one thread of the
 * pipeline, drops by any thread.
 */
class BackendAvailability {

	private static final Log logger = LogFactory.getLog(BackendAvailability.class);

	private final String description;

	private final String noun;

	private final InstantSource clock;

	private final LongAdder exported = new LongAdder();

	private final LongAdder failed = new LongAdder();

	private final LongAdder rejected = new LongAdder();

	private final LongAdder dropped = new LongAdder();

	private volatile BackendState state = BackendState.UNKNOWN;

	private Instant downSince = Instant.EPOCH;

	private long lostBefore;

	private boolean overflowReported;

	BackendAvailability(String description, String noun, InstantSource clock) {
		this.description = description;
		this.noun = noun;
		this.clock = clock;
	}

	void delivered(int count) {
		this.exported.add(count);
		if (this.state == BackendState.DOWN) {
			Duration outage = Duration.between(this.downSince, this.clock.instant());
			logger.info("Tracing backend " + this.description + " is back after " + outage.toSeconds() + " s; "
					+ (lost() - this.lostBefore) + " " + this.noun + " were lost");
		}
		this.state = BackendState.UP;
		reportOverflow();
	}

	void failed(int count, String cause) {
		if (this.state != BackendState.DOWN) {
			this.downSince = this.clock.instant();
			this.lostBefore = lost();
			this.state = BackendState.DOWN;
			logger.warn("Tracing backend " + this.description + " is down: " + cause + ". Its " + this.noun
					+ " are dropped and counted until it is back");
		}
		else if (logger.isDebugEnabled()) {
			logger.debug("Tracing backend " + this.description + " is still down: " + cause);
		}
		this.failed.add(count);
	}

	/**
	 * Counts what a backend took before it failed on others of the same delivery.
	 * @param count how many
	 */
	void taken(int count) {
		this.exported.add(count);
	}

	/**
	 * Counts what a backend refused for what it is. Says nothing about its health.
	 * @param count how many
	 */
	void rejected(int count) {
		this.rejected.add(count);
	}

	/**
	 * Counts what was given up because the application ends.
	 * @param count how many
	 */
	void givenUp(int count) {
		this.failed.add(count);
	}

	void dropped() {
		this.dropped.increment();
	}

	private void reportOverflow() {
		if (!this.overflowReported && this.dropped.sum() > 0) {
			this.overflowReported = true;
			logger.warn("There are more " + this.noun + " than tracing backend " + this.description
					+ " takes: its queue was full and some were dropped. Further drops are only counted");
		}
	}

	BackendState getState() {
		return this.state;
	}

	long getExported() {
		return this.exported.sum();
	}

	long getFailed() {
		return this.failed.sum();
	}

	long getRejected() {
		return this.rejected.sum();
	}

	long getDropped() {
		return this.dropped.sum();
	}

	long lost() {
		return getFailed() + getDropped();
	}

}
