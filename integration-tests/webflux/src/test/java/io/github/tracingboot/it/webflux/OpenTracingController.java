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
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

import io.github.tracingboot.concurrent.CurrentContext;
import io.opentracing.Scope;
import io.opentracing.Span;
import io.opentracing.Tracer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.scheduling.annotation.Async;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Speaks OpenTracing along a chain that changes threads, and on threads beside it.
 */
@RestController
class OpenTracingController {

	private static final Logger logger = LoggerFactory.getLogger(OpenTracingController.class);

	private final Tracer tracer;

	private final WebClient client;

	private final ExecutorService executor;

	private final Later later;

	OpenTracingController(Tracer tracer, WebClient.Builder client, ExecutorService executor, Later later) {
		this.tracer = tracer;
		this.client = client.build();
		this.executor = executor;
		this.later = later;
	}

	@GetMapping("/opentracing/{order}")
	Mono<Map<String, String>> order(@PathVariable String order, ServerHttpRequest request) {
		Map<String, String> seen = new ConcurrentHashMap<>();
		String self = "http://localhost:" + request.getLocalAddress().getPort();
		this.tracer.activeSpan().setTag("order", order).setBaggageItem("tenant", "acme");
		return Mono.just(order)
			.doOnNext((value) -> look("event loop", seen))
			.publishOn(Schedulers.boundedElastic())
			.doOnNext((value) -> choose(value, seen))
			.doOnNext((value) -> look("worker", seen))
			.delayElement(Duration.ofMillis(5))
			.doOnNext((value) -> look("timer", seen))
			.flatMap((value) -> this.client.get()
				.uri(self + "/opentracing/{order}/tenant", value)
				.retrieve()
				.bodyToMono(String.class))
			.map((tenant) -> {
				look("client", seen);
				seen.put("tenant", tenant);
				return new TreeMap<>(seen);
			});
	}

	@GetMapping("/opentracing/{order}/tenant")
	Mono<String> tenant(@PathVariable String order) {
		return Mono.delay(Duration.ofMillis(1)).map((tick) -> this.tracer.activeSpan().getBaggageItem("tenant"));
	}

	private void choose(String order, Map<String, String> seen) {
		Span span = this.tracer.buildSpan("choose").start();
		try (Scope scope = this.tracer.activateSpan(span)) {
			logger.info("choosing {}", order);
			look("scope", seen);
			Mono.fromRunnable(() -> look("inner chain", seen)).subscribeOn(Schedulers.parallel()).block();
			this.executor.submit(() -> look("executor", seen)).get();
			CompletableFuture.runAsync(CurrentContext.wrap(() -> look("common pool", seen))).join();
			this.later.pack(seen).join();
			look("scope at its end", seen);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			span.finish();
		}
	}

	private void look(String place, Map<String, String> seen) {
		Later.look(this.tracer, place, seen);
	}

	/**
	 * Works on another thread.
	 */
	static class Later {

		private final Tracer tracer;

		Later(Tracer tracer) {
			this.tracer = tracer;
		}

		@Async
		CompletableFuture<Void> pack(Map<String, String> seen) {
			Span span = this.tracer.buildSpan("pack").start();
			try (Scope scope = this.tracer.activateSpan(span)) {
				look(this.tracer, "async", seen);
			}
			span.finish();
			return CompletableFuture.completedFuture(null);
		}

		private static void look(Tracer tracer, String place, Map<String, String> seen) {
			Span active = tracer.activeSpan();
			String ids = (active != null) ? active.context().toTraceId() + "-" + active.context().toSpanId() : "none";
			String logged = MDC.get("traceId") + "-" + MDC.get("spanId");
			seen.put(place, ids.equals(logged) ? ids : ids + " but in the log " + logged);
		}

	}

}
