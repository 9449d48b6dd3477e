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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import io.opentelemetry.sdk.common.CompletableResultCode;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Delivers what waits in pipelines, all at once and with one deadline, and says what
 * could not be delivered. Happens once.
 */
class PipelineShutdown {

	private static final Log logger = LogFactory.getLog(PipelineShutdown.class);

	private final String noun;

	private final List<? extends ExportPipeline<?, ?>> pipelines;

	private final Duration timeout;

	private @Nullable CompletableResultCode result;

	PipelineShutdown(String noun, List<? extends ExportPipeline<?, ?>> pipelines, Duration timeout) {
		this.noun = noun;
		this.pipelines = pipelines;
		this.timeout = timeout;
	}

	/**
	 * Starts it, unless that was done before.
	 * @return completes within the deadline, when everything is delivered or given up
	 */
	synchronized CompletableResultCode start() {
		if (this.result == null) {
			this.result = startNow();
		}
		return this.result;
	}

	/**
	 * Starts it and waits for its end.
	 */
	void await() {
		// The deadline itself is kept below; this leaves it time to be reported.
		start().join(this.timeout.plusSeconds(1).toNanos(), TimeUnit.NANOSECONDS);
	}

	private CompletableResultCode startNow() {
		CompletableResultCode result = new CompletableResultCode();
		if (this.pipelines.isEmpty()) {
			return result.succeed();
		}
		CompletableFuture<Void> closed = CompletableFuture
			.allOf(this.pipelines.stream().map(ExportPipeline::close).toArray(CompletableFuture[]::new));
		// A thread of its own: the common pool may be busy with what is being shut down.
		Thread thread = new Thread(() -> {
			awaitClosed(closed);
			reportLost();
			result.succeed();
		}, "tracing-export-shutdown");
		thread.setDaemon(true);
		thread.start();
		return result;
	}

	private void awaitClosed(CompletableFuture<Void> closed) {
		// Interrupted deliveries need a moment to end before the deadline.
		Duration patience = this.timeout.multipliedBy(9).dividedBy(10);
		if (!isDone(closed, patience)) {
			this.pipelines.forEach(ExportPipeline::abandon);
			isDone(closed, this.timeout.minus(patience));
		}
	}

	private static boolean isDone(CompletableFuture<Void> closed, Duration limit) {
		try {
			closed.get(limit.toNanos(), TimeUnit.NANOSECONDS);
			return true;
		}
		catch (TimeoutException ex) {
			return false;
		}
		catch (ExecutionException ex) {
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private void reportLost() {
		String lost = this.pipelines.stream()
			.filter((pipeline) -> pipeline.lostAtClose() > 0)
			.map((pipeline) -> pipeline.getName() + ": " + pipeline.lostAtClose())
			.collect(Collectors.joining(", "));
		if (!lost.isEmpty()) {
			logger.warn(StringUtils.capitalize(this.noun) + " not delivered before the application ended: " + lost);
		}
	}

}
