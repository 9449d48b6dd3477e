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

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import org.springframework.data.redis.listener.RedisMessageListenerContainer;
import org.springframework.util.ErrorHandler;
import org.springframework.util.ReflectionUtils;

/**
 * Tells how a container was set up. It takes executors and an error handler but doesn't
 * give them back, so its fields are read. What can't be read counts as not set.
 */
final class RedisListenerContainerFields {

	private final RedisMessageListenerContainer container;

	RedisListenerContainerFields(RedisMessageListenerContainer container) {
		this.container = container;
	}

	@Nullable Executor taskExecutor() {
		return read("taskExecutor", Executor.class);
	}

	@Nullable Executor subscriptionExecutor() {
		return read("subscriptionExecutor", Executor.class);
	}

	@Nullable ErrorHandler errorHandler() {
		return read("errorHandler", ErrorHandler.class);
	}

	private <T> @Nullable T read(String name, Class<T> type) {
		Field field = ReflectionUtils.findField(RedisMessageListenerContainer.class, name, type);
		if (field == null) {
			return null;
		}
		try {
			field.setAccessible(true);
			return type.cast(field.get(this.container));
		}
		catch (InaccessibleObjectException | IllegalAccessException ex) {
			return null;
		}
	}

}
