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

package io.github.tracingboot.it.servlet;

import java.io.IOException;

import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ResponseController {

	private static final Log logger = LogFactory.getLog(ResponseController.class);

	@GetMapping("/redirects")
	void redirects(HttpServletResponse response) throws IOException {
		response.sendRedirect("/orders/1");
	}

	@GetMapping("/commits-early")
	void commitsEarly(HttpServletResponse response) throws IOException {
		response.getWriter().write("begun");
		response.flushBuffer();
		logger.info("committed");
		response.getWriter().write(" and done");
	}

	@GetMapping("/resets")
	void resets(HttpServletResponse response) throws IOException {
		response.getWriter().write("wrong");
		response.reset();
		response.getWriter().write("right");
		response.flushBuffer();
	}

	@GetMapping("/relays")
	ResponseEntity<String> relays() {
		return ResponseEntity.ok()
			.header("X-Trace-Id", "0123456789abcdef0123456789abcdef")
			.header("Server-Timing", "db;dur=53")
			.body("of another service");
	}

	@GetMapping("/sets-server-timing")
	void setsServerTiming(HttpServletResponse response) throws IOException {
		response.setHeader("Server-Timing", "db;dur=53");
		response.getWriter().write("timed");
		response.flushBuffer();
	}

}
