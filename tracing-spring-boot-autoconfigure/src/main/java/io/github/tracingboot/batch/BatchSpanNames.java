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

package io.github.tracingboot.batch;

import java.util.Map;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;

/**
 * Names the spans of jobs and steps after them. The observations, and with them the
 * meters, keep their names.
 */
class BatchSpanNames implements ObservationFilter {

	private static final Map<String, String> KINDS = Map.of("spring.batch.job", "job", "spring.batch.step", "step");

	@Override
	public Observation.Context map(Observation.Context context) {
		String kind = (context.getName() != null) ? KINDS.get(context.getName()) : null;
		if (kind != null && context.getContextualName() == null) {
			KeyValue name = context.getLowCardinalityKeyValue(context.getName() + ".name");
			if (name != null) {
				context.setContextualName(kind + " " + name.getValue());
			}
		}
		return context;
	}

}
