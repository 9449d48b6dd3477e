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

package io.github.tracingboot.it.async.tasks;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.retry.annotation.Backoff;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

/**
 * Works at the third attempt.
 */
@Component
public class Supplier {

	private static final Logger logger = LoggerFactory.getLogger(Supplier.class);

	private final RetryTemplate template = new RetryTemplate(RetryPolicy.builder().delay(Duration.ofMillis(1)).build());

	@Retryable(delay = 1)
	public void byAnnotation(AtomicInteger attempts) {
		attempt(attempts);
	}

	@Async
	@Retryable(delay = 1)
	public void inBackground(AtomicInteger attempts) {
		attempt(attempts);
	}

	@Retryable(delay = 1)
	public Mono<String> reactive(AtomicInteger attempts) {
		return Mono.fromRunnable(() -> attempt(attempts))
			.subscribeOn(Schedulers.boundedElastic())
			.thenReturn("supplied");
	}

	public void byTemplate(AtomicInteger attempts) {
		try {
			this.template.execute(() -> {
				attempt(attempts);
				return "supplied";
			});
		}
		catch (RetryException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@org.springframework.retry.annotation.Retryable(backoff = @Backoff(delay = 1))
	public void bySpringRetry(AtomicInteger attempts) {
		attempt(attempts);
	}

	@Async
	@org.springframework.retry.annotation.Retryable(backoff = @Backoff(delay = 1))
	public void inBackgroundBySpringRetry(AtomicInteger attempts) {
		attempt(attempts);
	}

	public void byTemplateOfSpringRetry(AtomicInteger attempts) {
		org.springframework.retry.support.RetryTemplate.builder()
			.maxAttempts(3)
			.noBackoff()
			.build()
			.execute((retry) -> {
				attempt(attempts);
				return "supplied";
			});
	}

	private static void attempt(AtomicInteger attempts) {
		int attempt = attempts.incrementAndGet();
		logger.info("attempt {}", attempt);
		if (attempt < 3) {
			throw new IllegalStateException("out of stock");
		}
	}

}
