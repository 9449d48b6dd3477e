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

import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Hands a task that logs to an executor, and waits for it.
 */
@RestController
class ExecutorsController {

	private static final Log logger = LogFactory.getLog(ExecutorsController.class);

	private final Map<String, Executor> executors;

	ExecutorsController(Map<String, Executor> executors) {
		this.executors = executors;
	}

	@GetMapping("/executors/{name}")
	String onExecutor(@PathVariable String name) throws Exception {
		FutureTask<String> task = new FutureTask<>(() -> {
			logger.info("in a task on " + name);
			return Thread.currentThread().getName();
		});
		this.executors.get(name).execute(task);
		return task.get();
	}

}
