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

import io.micrometer.observation.Observation;

/**
 * Says which observations are worth a span only as a part of a trace: a statement, a
 * command, a ping that nobody's request caused would each be a trace of its own, with
 * nothing in it. Outside a trace they get no span; the observation itself, and with it
 * the application's metrics, stays as it is. Declared as a bean by every instrumentation
 * of a data store; any number of them may exist.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ParentSpanRequirement {

	/**
	 * Tells whether an observation is of this kind. Asked several times for each
	 * observation, also before it is started, so the answer must rest on what doesn't
	 * change, best the type of the context.
	 * @param context the context of the observation
	 * @return whether it gets a span only when there is a parent
	 */
	boolean appliesTo(Observation.Context context);

}
