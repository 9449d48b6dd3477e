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

package com.example.shop;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

import javax.annotation.PreDestroy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.cloud.sleuth.BaggageInScope;
import org.springframework.cloud.sleuth.CurrentTraceContext;
import org.springframework.cloud.sleuth.ScopedSpan;
import org.springframework.cloud.sleuth.Span;
import org.springframework.cloud.sleuth.Tracer;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Ships orders, traced by hand with Sleuth's API.
 */
@RestController
class ShippingController {

	private static final Logger logger = LoggerFactory.getLogger(ShippingController.class);

	// None of Spring's business: the task brings its context along.
	private final ExecutorService carriers = Executors.newSingleThreadExecutor();

	private final Tracer tracer;

	private final CurrentTraceContext currentTraceContext;

	ShippingController(Tracer tracer, CurrentTraceContext currentTraceContext) {
		this.tracer = tracer;
		this.currentTraceContext = currentTraceContext;
	}

	@PostMapping("/orders/{id}/ship")
	String ship(@PathVariable("id") int id) {
		Span span = this.tracer.nextSpan().name("ship parcel").tag("weight", "1 kg");
		try (Tracer.SpanInScope scope = this.tracer.withSpan(span.start())) {
			logger.info("Parcel is shipped");
			span.event("shipped");
			span.error(new IllegalStateException("Parcel is late"));
			return span.context().traceId();
		}
		finally {
			span.end();
		}
	}

	@PostMapping("/orders/{id}/carry")
	void carry(@PathVariable("id") int id) throws ExecutionException, InterruptedException {
		Span span = this.tracer.spanBuilder()
			.kind(Span.Kind.CLIENT)
			.name("carry parcel")
			.remoteServiceName("carrier")
			.tag("lorry", "red")
			.start();
		try (Tracer.SpanInScope scope = this.tracer.withSpan(span)) {
			FutureTask<Void> task = new FutureTask<>(() -> logger.info("Parcel is carried"), null);
			this.carriers.execute(this.currentTraceContext.wrap(task));
			task.get();
		}
		finally {
			span.end();
		}
	}

	@PostMapping("/orders/{id}/announce")
	String announce(@PathVariable("id") int id) {
		try (BaggageInScope channel = this.tracer.createBaggage("channel", "mail").makeCurrent()) {
			ScopedSpan span = this.tracer.startScopedSpan("announce parcel");
			logger.info("Parcel is announced");
			span.end();
		}
		BaggageInScope tenant = this.tracer.getBaggage("tenant");
		return (tenant != null) ? tenant.get() : null;
	}

	@PreDestroy
	void goHome() {
		this.carriers.shutdown();
	}

}
