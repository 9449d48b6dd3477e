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

package io.github.tracingboot.concurrent;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import org.quartz.JobKey;
import org.quartz.Scheduler;

/**
 * Names executions of Quartz jobs after the job. Jobs and triggers may be made by the
 * thousand, so only the class is a tag of the meter.
 */
class QuartzJobObservationConvention implements ObservationConvention<QuartzJobContext> {

	static final String NAME = "quartz.job.execution";

	@Override
	public String getName() {
		return NAME;
	}

	@Override
	public String getContextualName(QuartzJobContext context) {
		JobKey job = context.job().getKey();
		return "job " + (job.getGroup().equals(Scheduler.DEFAULT_GROUP) ? job.getName() : job.toString());
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(QuartzJobContext context) {
		return KeyValues.of("code.namespace", context.job().getJobClass().getName());
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(QuartzJobContext context) {
		return KeyValues.of("quartz.job.group", context.job().getKey().getGroup(), "quartz.job.name",
				context.job().getKey().getName(), "quartz.trigger.group", context.trigger().getGroup(),
				"quartz.trigger.name", context.trigger().getName());
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof QuartzJobContext;
	}

}
