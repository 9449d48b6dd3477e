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

package io.github.tracingboot.it.opentracing;

import io.github.tracingboot.it.RecordedSpans;
import io.micrometer.observation.annotation.Observed;
import io.opentracing.Scope;
import io.opentracing.Span;
import io.opentracing.Tracer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

/**
 * A shop whose code speaks OpenTracing.
 */
@EnableAutoConfiguration
@Configuration(proxyBeanMethods = false)
@Import({ OpenTracingApplication.Desk.class, OpenTracingApplication.Packing.class })
public class OpenTracingApplication {

	private static final Logger logger = LoggerFactory.getLogger(OpenTracingApplication.class);

	@Bean
	RecordedSpans recordedSpans() {
		return new RecordedSpans();
	}

	@Bean
	RestTemplate restTemplate(RestTemplateBuilder builder) {
		return builder.build();
	}

	/**
	 * Takes orders and asks itself for the stock.
	 */
	@RestController
	public static class Desk {

		private final Tracer tracer;

		private final RestTemplate restTemplate;

		private final Packing packing;

		private final Environment environment;

		Desk(Tracer tracer, RestTemplate restTemplate, Packing packing, Environment environment) {
			this.tracer = tracer;
			this.restTemplate = restTemplate;
			this.packing = packing;
			this.environment = environment;
		}

		@GetMapping("/orders/{id}")
		String order(@PathVariable String id) {
			logger.info("order {}", id);
			this.tracer.activeSpan().setTag("order", id).setBaggageItem("tenant", "acme");
			Span span = this.tracer.buildSpan("choose").start();
			try (Scope scope = this.tracer.activateSpan(span)) {
				logger.info("choosing {}", id);
				String port = this.environment.getRequiredProperty("local.server.port");
				this.packing.pack(id);
				return this.restTemplate.getForObject("http://localhost:" + port + "/stock/" + id, String.class);
			}
			finally {
				span.finish();
			}
		}

		@GetMapping("/stock/{id}")
		String stock(@PathVariable String id) {
			logger.info("stock {}", id);
			return this.tracer.activeSpan().getBaggageItem("tenant");
		}

		@GetMapping("/tag/{id}")
		String tagged(@PathVariable String id) {
			return this.tracer.activeSpan().context().toSpanId();
		}

	}

	/**
	 * Is observed.
	 */
	public static class Packing {

		private final Tracer tracer;

		public Packing(Tracer tracer) {
			this.tracer = tracer;
		}

		@Observed(name = "packing", contextualName = "pack")
		public void pack(String id) {
			logger.info("packing {} in {}", id, this.tracer.activeSpan().context().toSpanId());
			this.tracer.buildSpan("wrap").start().finish();
		}

	}

}
