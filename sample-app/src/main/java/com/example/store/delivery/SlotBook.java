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

package com.example.store.delivery;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;

/**
 * Hands out delivery slots: each hour of the working day has room for a few parcels.
 */
@Component
class SlotBook {

	private static final int PARCELS_PER_SLOT = 5;

	private static final LocalTime FIRST = LocalTime.of(9, 0);

	private static final LocalTime LAST = LocalTime.of(17, 0);

	private final Clock clock;

	private LocalDateTime slot = LocalDateTime.MIN;

	private int parcels;

	SlotBook(Clock clock) {
		this.clock = clock;
	}

	synchronized LocalDateTime book() {
		LocalDateTime earliest = workingHour(LocalDateTime.now(this.clock).truncatedTo(ChronoUnit.HOURS).plusHours(1));
		if (this.slot.isBefore(earliest)) {
			open(earliest);
		}
		else if (this.parcels == PARCELS_PER_SLOT) {
			open(workingHour(this.slot.plusHours(1)));
		}
		this.parcels++;
		return this.slot;
	}

	private void open(LocalDateTime slot) {
		this.slot = slot;
		this.parcels = 0;
	}

	private static LocalDateTime workingHour(LocalDateTime hour) {
		if (hour.toLocalTime().isBefore(FIRST)) {
			return hour.with(FIRST);
		}
		return hour.toLocalTime().isAfter(LAST) ? hour.plusDays(1).with(FIRST) : hour;
	}

}
