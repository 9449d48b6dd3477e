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

import org.jspecify.annotations.Nullable;

/**
 * How one backend fares.
 *
 * @param name name of the backend
 * @param endpoint where spans are sent to, without credentials, or {@code null} if
 * unknown
 * @param state whether the last delivery succeeded
 * @param queued spans that wait or are being sent
 * @param exported spans that the backend took
 * @param failed spans lost because a delivery failed
 * @param rejected spans lost because the backend refused them for what they are
 * @param dropped spans lost because the queue was full or already closed
 * @since 0.1.0
 */
public record BackendStatus(String name, @Nullable String endpoint, BackendState state, int queued, long exported,
		long failed, long rejected, long dropped) {

}
