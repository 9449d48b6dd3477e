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

package com.example.store.shop;

import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Refusals become problem details and a line in the log. What is not foreseen is left to
 * the container: status 500, and its own log line with the stack trace.
 */
@RestControllerAdvice
class ShopErrors extends ResponseEntityExceptionHandler {

	private static final Logger log = LoggerFactory.getLogger(ShopErrors.class);

	@Override
	protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		Map<String, String> faults = new TreeMap<>();
		for (FieldError error : ex.getFieldErrors()) {
			faults.put(error.getField(), String.valueOf(error.getDefaultMessage()));
		}
		ex.getBody().setDetail("The order can't be taken: " + faults);
		ex.getBody().setProperty("faults", faults);
		return super.handleMethodArgumentNotValid(ex, headers, status, request);
	}

	@Override
	protected ResponseEntity<Object> createResponseEntity(@Nullable Object body, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		log.warn("Refused with {}: {}", status.value(),
				(body instanceof ProblemDetail problem) ? problem.getDetail() : body);
		return super.createResponseEntity(body, headers, status, request);
	}

}
