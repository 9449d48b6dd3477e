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

/**
 * Counts exported and lost spans of each backend as meters.
 */
class ExportMeterBinder implements MeterBinder {

	private final ExportStatus status;

	ExportMeterBinder(ExportStatus status) {
		this.status = status;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (BackendStatus backend : this.status.getBackends()) {
			String name = backend.name();
			count(registry, name, "exported", BackendStatus::exported);
			count(registry, name, "failed", BackendStatus::failed);
			count(registry, name, "rejected", BackendStatus::rejected);
			count(registry, name, "dropped", BackendStatus::dropped);
			Gauge.builder("tracing.export.queued", this.status, (status) -> value(status, name, BackendStatus::queued))
				.tag("backend", name)
				.description("Spans that wait for the backend or are being sent")
				.register(registry);
		}
	}

	private void count(MeterRegistry registry, String name, String outcome, ToDoubleFunction<BackendStatus> count) {
		FunctionCounter.builder("tracing.export.spans", this.status, (status) -> value(status, name, count))
			.tag("backend", name)
			.tag("outcome", outcome)
			.description("Spans by what became of them on the way to the backend")
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
