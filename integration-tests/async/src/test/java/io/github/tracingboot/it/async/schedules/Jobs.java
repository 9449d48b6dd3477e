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

package io.github.tracingboot.it.async.schedules;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.micrometer.tracing.Tracer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Scheduled methods of every kind.
 */
@Component
public class Jobs {

	private static final Logger logger = LoggerFactory.getLogger(Jobs.class);

	private final Tracer tracer;

	Jobs(Tracer tracer) {
		this.tracer = tracer;
	}

	@Scheduled(fixedRate = 100, timeUnit = TimeUnit.MILLISECONDS)
	void atFixedRate() {
		logger.info("at a fixed rate");
	}

	@Scheduled(fixedDelay = 100)
	void withFixedDelay() {
		logger.info("with a fixed delay");
	}

	@Scheduled(cron = "* * * * * *")
	void byCron() {
		logger.info("by cron");
	}

	@Scheduled(initialDelay = 100)
	void once() {
		logger.info("once");
	}

	@Scheduled(fixedRate = 200)
	void failing() {
		logger.info("about to fail");
		throw new IllegalStateException("out of paper");
	}

	@Scheduled(fixedDelay = 200, scheduler = "nightlyScheduler")
	void failingAtNight() {
		throw new IllegalStateException("out of candles");
	}

	@Scheduled(fixedRate = 200)
	Mono<Void> reactive() {
		return Mono.delay(Duration.ofMillis(20)).doOnNext((tick) -> logger.info("in a chain")).then();
	}

	@Scheduled(fixedDelay = 200)
	Mono<Void> reactiveFailing() {
		return Mono.delay(Duration.ofMillis(20))
			.doOnNext((tick) -> logger.info("reactive about to fail"))
			.then(Mono.error(() -> new IllegalStateException("out of ink")));
	}

	@Scheduled(fixedRate = 200, scheduler = "untidyScheduler")
	void untidy() {
		logger.info("untidy");
		this.tracer.withSpan(this.tracer.nextSpan().start());
	}

}
