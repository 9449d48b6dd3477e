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
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BackendAvailability}.
 */
@ExtendWith(OutputCaptureExtension.class)
class BackendAvailabilityTests {

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

	private final InstantSource clock = this.now::get;

	private final BackendAvailability availability = new BackendAvailability("test (http://host)", "spans", this.clock);

	@Test
	void shouldWarnOnceWhenGoingDownAndInformOnceWhenBackWithNumberLost(CapturedOutput output) {
		this.availability.delivered(7);
		for (int i = 0; i < 60; i++) {
			this.availability.failed(10, "ConnectException: refused");
			this.availability.dropped();
			advance(Duration.ofSeconds(5));
		}
		assertThat(output.toString().lines().filter((line) -> line.contains("WARN"))).singleElement()
			.asString()
			.contains("test (http://host) is down: ConnectException: refused");
		assertThat(this.availability.getState()).isEqualTo(BackendState.DOWN);
		this.availability.delivered(3);
		this.availability.delivered(3);
		assertThat(output.toString().lines().filter((line) -> line.contains("is back after"))).singleElement()
			.asString()
			.contains("INFO", "test (http://host) is back after 300 s; 660 spans were lost");
		assertThat(this.availability.getState()).isEqualTo(BackendState.UP);
		assertThat(this.availability.getExported()).isEqualTo(13);
		assertThat(this.availability.getFailed()).isEqualTo(600);
		assertThat(this.availability.getDropped()).isEqualTo(60);
	}

	@Test
	void shouldCountLossesOfTheLastOutageOnly(CapturedOutput output) {
		this.availability.failed(10, "first");
		this.availability.delivered(1);
		this.availability.failed(5, "second");
		this.availability.delivered(1);
		assertThat(output).contains("10 spans were lost", "5 spans were lost", "is down: second");
	}

	@Test
	void shouldWarnOnceAboutOverflowOfHealthyBackend(CapturedOutput output) {
		this.availability.dropped();
		this.availability.delivered(1);
		this.availability.dropped();
		this.availability.delivered(1);
		assertThat(output.toString().lines().filter((line) -> line.contains("queue was full"))).hasSize(1);
	}

	@Test
	void shouldSayNothingWhileAllIsWell(CapturedOutput output) {
		this.availability.delivered(1);
		this.availability.delivered(1);
		assertThat(output).isEmpty();
	}

	private void advance(Duration duration) {
		this.now.updateAndGet((instant) -> instant.plus(duration));
	}

}
