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

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TraceRateLimit}.
 */
class TraceRateLimitTests {

	private final AtomicLong now = new AtomicLong();

	@ParameterizedTest
	@ValueSource(longs = { 0, 42, Long.MAX_VALUE - 400_000_000, Long.MIN_VALUE })
	void shouldGrantOneSecondsWorthAtOnceAndThenAsManyAsTimeGives(long start) {
		this.now.set(start);
		TraceRateLimit limit = new TraceRateLimit(10, this.now::get);
		assertThat(granted(limit, 100)).isEqualTo(10);
		elapse(Duration.ofMillis(99));
		assertThat(granted(limit, 100)).isZero();
		elapse(Duration.ofMillis(1));
		assertThat(granted(limit, 100)).isEqualTo(1);
		elapse(Duration.ofMillis(500));
		assertThat(granted(limit, 100)).isEqualTo(5);
	}

	@Test
	void shouldNotSaveMoreThanOneSecondsWorth() {
		TraceRateLimit limit = new TraceRateLimit(10, this.now::get);
		elapse(Duration.ofHours(1));
		assertThat(granted(limit, 100)).isEqualTo(10);
	}

	@Test
	void shouldGrantTheWholeRateOfAnEvenStream() {
		TraceRateLimit limit = new TraceRateLimit(50, this.now::get);
		int granted = IntStream.range(0, 10_000).map((i) -> {
			elapse(Duration.ofMillis(1));
			return granted(limit, 1);
		}).sum();
		assertThat(granted).isBetween(500, 550);
	}

	@Test
	void shouldGrantNothingAtARateOfZero() {
		TraceRateLimit limit = new TraceRateLimit(0, this.now::get);
		elapse(Duration.ofHours(1));
		assertThat(granted(limit, 100)).isZero();
	}

	@Test
	void shouldCountWhatItRefused() {
		TraceRateLimit limit = new TraceRateLimit(10, this.now::get);
		granted(limit, 25);
		assertThat(limit.refused()).isEqualTo(15);
	}

	@Test
	void shouldNotGrantMoreToManyThreads() {
		TraceRateLimit limit = new TraceRateLimit(1000, this.now::get);
		long granted = IntStream.range(0, 50_000).parallel().filter((i) -> limit.tryAcquire()).count();
		assertThat(granted).isEqualTo(1000);
		assertThat(limit.refused()).isEqualTo(49_000);
	}

	private static int granted(TraceRateLimit limit, int attempts) {
		return (int) IntStream.range(0, attempts).filter((i) -> limit.tryAcquire()).count();
	}

	private void elapse(Duration duration) {
		this.now.addAndGet(duration.toNanos());
	}

}
