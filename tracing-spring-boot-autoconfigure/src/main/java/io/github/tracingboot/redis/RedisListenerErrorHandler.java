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

package io.github.tracingboot.redis;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ErrorHandler;

/**
 * Fails the span of the message. Then does what the container would have done without it.
 */
final class RedisListenerErrorHandler implements ErrorHandler {

	private final @Nullable ErrorHandler delegate;

	private final Log containersLogger;

	private final RedisMessageObservations observations;

	RedisListenerErrorHandler(@Nullable ErrorHandler delegate, Class<?> containerType,
			RedisMessageObservations observations) {
		this.delegate = delegate;
		this.containersLogger = LogFactory.getLog(containerType);
		this.observations = observations;
	}

	@Override
	public void handleError(Throwable error) {
		this.observations.fail(error);
		if (this.delegate != null) {
			this.delegate.handleError(error);
		}
		else {
			this.containersLogger.warn("Execution of message listener failed, and no ErrorHandler has been set", error);
		}
	}

}
