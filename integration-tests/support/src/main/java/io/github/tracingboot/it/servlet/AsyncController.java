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
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;

import io.opentelemetry.api.trace.Span;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

@RestController
class AsyncController {

	private static final Log logger = LogFactory.getLog(AsyncController.class);

	private final Executor executor;

	AsyncController(@Qualifier("applicationTaskExecutor") Executor executor) {
		this.executor = executor;
	}

	@GetMapping("/callable")
	Callable<String> callable() {
		return () -> {
			work();
			return "done";
		};
	}

	@GetMapping("/callable-fails")
	Callable<String> callableFails() {
		return () -> {
			work();
			throw new FailingController.OutOfStockException();
		};
	}

	@GetMapping("/callable-fails-unhandled")
	Callable<String> callableFailsUnhandled() {
		return () -> {
			work();
			throw new IllegalStateException("nobody handles me");
		};
	}

	@GetMapping("/deferred")
	DeferredResult<String> deferred() {
		DeferredResult<String> result = new DeferredResult<>();
		this.executor.execute(() -> {
			work();
			result.setResult("done");
		});
		return result;
	}

	@GetMapping("/deferred-fails")
	DeferredResult<String> deferredFails() {
		DeferredResult<String> result = new DeferredResult<>();
		this.executor.execute(() -> {
			work();
			result.setErrorResult(new FailingController.OutOfStockException());
		});
		return result;
	}

	@GetMapping("/deferred-times-out")
	DeferredResult<String> deferredTimesOut() {
		return new DeferredResult<>(100L);
	}

	@GetMapping("/streamed")
	StreamingResponseBody streamed() {
		return (out) -> {
			work();
			out.write("do".getBytes(StandardCharsets.UTF_8));
			out.flush();
			markServerSpan("body written");
			out.write("ne".getBytes(StandardCharsets.UTF_8));
		};
	}

	@GetMapping("/sse")
	SseEmitter sse() {
		SseEmitter emitter = new SseEmitter();
		this.executor.execute(() -> {
			try {
				work();
				emitter.send("do");
				markServerSpan("body written");
				emitter.send("ne");
				emitter.complete();
			}
			catch (IOException ex) {
				emitter.completeWithError(ex);
			}
		});
		return emitter;
	}

	private static void work() {
		logger.info("working on another thread");
		markServerSpan("working");
	}

	// An event reaches the span only as long as it has not ended.
	private static void markServerSpan(String event) {
		Span.current().addEvent(event);
	}

}
