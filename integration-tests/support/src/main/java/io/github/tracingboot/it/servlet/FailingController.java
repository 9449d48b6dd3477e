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

import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;

@RestController
class FailingController {

	@GetMapping("/fails")
	String fails() {
		throw new IllegalStateException("nobody handles me");
	}

	@GetMapping("/fails-advised")
	String failsAdvised() {
		throw new OutOfStockException();
	}

	@GetMapping("/rejects-advised")
	String rejectsAdvised() {
		throw new InvalidOrderException();
	}

	@GetMapping("/fails-with-status")
	String failsWithStatus() {
		throw new ResponseStatusException(HttpStatus.BAD_GATEWAY, "supplier is away");
	}

	@GetMapping("/answers-with-status")
	ResponseEntity<String> answersWithStatus() {
		return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body("later");
	}

	@GetMapping("/sends-error")
	void sendsError(HttpServletResponse response) throws java.io.IOException {
		response.sendError(HttpStatus.GONE.value());
	}

	@GetMapping("/own-trace-id")
	ProblemDetail ownTraceId() {
		ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.CONFLICT);
		problem.setProperty("traceId", "mine");
		return problem;
	}

	static class OutOfStockException extends RuntimeException {

		OutOfStockException() {
			super("nothing left");
		}

	}

	static class InvalidOrderException extends RuntimeException {

		InvalidOrderException() {
			super("nothing ordered");
		}

	}

	@RestControllerAdvice
	static class Advice {

		private static final Log logger = LogFactory.getLog(Advice.class);

		@ExceptionHandler
		ProblemDetail outOfStock(OutOfStockException ex) {
			logger.info("advising");
			return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, ex.getMessage());
		}

		@ExceptionHandler
		ProblemDetail invalidOrder(InvalidOrderException ex) {
			return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, ex.getMessage());
		}

	}

}
