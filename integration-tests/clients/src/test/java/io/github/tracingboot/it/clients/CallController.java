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

package io.github.tracingboot.it.clients;

import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Calls the other service in the way that the request asks for.
 */
@RestController
class CallController {

	private static final Logger logger = LoggerFactory.getLogger(CallController.class);

	private final Map<String, Caller> callers;

	CallController(Map<String, Caller> callers) {
		this.callers = callers;
	}

	@GetMapping("/call")
	String call(@RequestParam("caller") String caller, @RequestParam("path") String path) {
		logger.info("calling by {}", caller);
		try {
			return this.callers.get(caller).call(path);
		}
		catch (Exception ex) {
			return ex.getClass().getSimpleName();
		}
	}

}
