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

package io.github.tracingboot.it.threads;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnThreading;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Executors as users define them, small so that tasks meet on their workers.
 */
@Configuration(proxyBeanMethods = false)
class UsersExecutors {

	private static final Log logger = LogFactory.getLog(UsersExecutors.class);

	@Bean
	ThreadPoolTaskExecutor usersTaskExecutor() {
		ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
		executor.setCorePoolSize(4);
		executor.setTaskDecorator((task) -> () -> {
			logger.info("decorated by the user");
			task.run();
		});
		return executor;
	}

	@Bean
	ExecutorService rawPool() {
		return Executors.newFixedThreadPool(1);
	}

	@Bean
	ThreadPoolExecutor smallPool() {
		return new ThreadPoolExecutor(3, 3, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
	}

	@Bean
	ThreadPoolExecutor busyPool() {
		return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(1));
	}

	@Bean
	ThreadPoolExecutor excludedPool() {
		return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
	}

	@Bean
	ThreadPoolTaskScheduler usersScheduler() {
		return new ThreadPoolTaskScheduler();
	}

	// Java 21 has them, and this compiles on 17.
	@Bean
	@ConditionalOnThreading(Threading.VIRTUAL)
	Executor virtualPerTask() throws ReflectiveOperationException {
		return (Executor) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
	}

}
