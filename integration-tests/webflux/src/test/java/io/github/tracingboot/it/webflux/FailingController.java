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

package io.github.tracingboot.it.webflux;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Fails in every way.
 */
@RestController
class FailingController {

	private static final Logger logger = LoggerFactory.getLogger(FailingController.class);

	@GetMapping("/fail/thrown")
	Mono<String> thrown() {
		throw new IllegalStateException("thrown by the controller");
	}

	@GetMapping("/fail/signalled")
	Mono<String> signalled() {
		return Mono.error(new IllegalStateException("signalled by the controller"));
	}

	@GetMapping("/fail/late")
	Mono<String> late() {
		return Mono.delay(Duration.ofMillis(5)).then(Mono.error(new IllegalStateException("signalled late")));
	}

	@GetMapping("/fail/timeout")
	Mono<String> timeout() {
		return Mono.<String>never().timeout(Duration.ofMillis(20));
	}

	@GetMapping("/fail/handled")
	Mono<String> handled() {
		return Mono.error(new PaymentException("the bank is closed"));
	}

	@GetMapping("/fail/handled-thrown")
	Mono<String> handledThrown() {
		throw new PaymentException("the bank is closed");
	}

	@GetMapping("/fail/not-found")
	Mono<String> notFound() {
		return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	@GetMapping("/fail/problem")
	Mono<String> problem() {
		return Mono.error(new IllegalArgumentException("no such order"));
	}

	@GetMapping("/fail/own-property")
	Mono<String> ownProperty() {
		return Mono.error(new UnsupportedOperationException("own property"));
	}

	@ExceptionHandler
	ResponseEntity<String> handle(PaymentException ex) {
		logger.warn("exception handler got: {}", ex.getMessage());
		return ResponseEntity.internalServerError().body("payment failed");
	}

	@ExceptionHandler
	ProblemDetail handle(IllegalArgumentException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, ex.getMessage());
	}

	@ExceptionHandler
	ProblemDetail handle(UnsupportedOperationException ex) {
		ProblemDetail detail = ProblemDetail.forStatus(HttpStatus.BAD_REQUEST);
		detail.setProperty("traceId", "the application's own");
		return detail;
	}

	static class PaymentException extends RuntimeException {

		PaymentException(String message) {
			super(message);
		}

	}

}
