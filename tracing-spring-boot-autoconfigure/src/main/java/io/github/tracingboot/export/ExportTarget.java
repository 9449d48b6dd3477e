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

import java.util.List;

import io.opentelemetry.sdk.common.CompletableResultCode;
import org.jspecify.annotations.Nullable;

/**
 * Where a pipeline delivers to.
 *
 * @param <Q> what waits in the queue
 * @param <D> what is delivered
 */
interface ExportTarget<Q, D> {

	/**
	 * What is sent, in the plural, for log lines.
	 * @return the noun
	 */
	String noun();

	/**
	 * Turns what has waited into what is delivered.
	 * @param queued what has waited
	 * @return what to deliver, {@code null} if it is not to be
	 */
	@Nullable D prepare(Q queued);

	CompletableResultCode export(List<D> batch);

	CompletableResultCode flush();

	CompletableResultCode shutdown();

}
