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

import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * Counts what was exported and lost on the way to each backend as meters.
 */
class ExportMeterBinder implements MeterBinder {

	private final ExportStatus spans;

	private final @Nullable ExportLogRecordProcessor logRecords;

	ExportMeterBinder(ExportStatus spans, @Nullable ExportLogRecordProcessor logRecords) {
		this.spans = spans;
		this.logRecords = logRecords;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		bindTo(registry, "tracing.export.spans", "Spans", this.spans);
		if (this.logRecords != null) {
			bindTo(registry, "tracing.export.log-records", "Log records", this.logRecords.getStatus());
		}
	}

	private static void bindTo(MeterRegistry registry, String meter, String noun, ExportStatus status) {
		for (BackendStatus backend : status.getBackends()) {
			String name = backend.name();
			count(registry, meter, noun, status, name, "exported", BackendStatus::exported);
			count(registry, meter, noun, status, name, "failed", BackendStatus::failed);
			count(registry, meter, noun, status, name, "rejected", BackendStatus::rejected);
			count(registry, meter, noun, status, name, "dropped", BackendStatus::dropped);
			Gauge.builder("tracing.export.queued", status, (all) -> value(all, name, BackendStatus::queued))
				.tag("backend", name)
				.description("What waits for the backend or is being sent")
				.register(registry);
		}
	}

	private static void count(MeterRegistry registry, String meter, String noun, ExportStatus status, String name,
			String outcome, ToDoubleFunction<BackendStatus> count) {
		FunctionCounter.builder(meter, status, (all) -> value(all, name, count))
			.tag("backend", name)
			.tag("outcome", outcome)
			.description(noun + " by what became of them on the way to the backend")
			.register(registry);
	}

	private static double value(ExportStatus status, String name, ToDoubleFunction<BackendStatus> value) {
		return status.getBackends()
			.stream()
			.filter((backend) -> backend.name().equals(name))
			.mapToDouble(value)
			.findFirst()
			.orElse(Double.NaN);
	}

}
