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

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.github.tracingboot.it.TrustContract;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

class NettyTrustIntegrationTests extends TrustContract {

	@Override
	protected Class<?> application() {
		return Application.class;
	}

	@Test
	void shouldForwardNothingOfWhoIsNotTrusted() {
		Caller caller = Caller.sampled();
		try (RunningApplication application = RunningApplication.start(WebFluxApplication.class,
				"tracing.propagation.trust.mode=none")) {
			assertThat(application.get(caller, "/relay", "baggage", "tenant=acme", "tracestate", "vendor=1").body())
				.contains("traceparent")
				.doesNotContain(caller.traceId(), "acme", "vendor");
		}
	}

	@ParameterizedTest
	@CsvSource({ "192.0.2.0/24, false", "'127.0.0.0/8,::1', true" })
	void shouldHoldOnTheManagementPort(String networks, boolean trusted) {
		Caller caller = Caller.sampled();
		try (RunningApplication application = start("mode=rules", "networks=" + networks, "management.server.port=0")) {
			String traceId = application
				.get(application.managementPort(), "/actuator/health", "traceparent", caller.traceparent(),
						"X-Forwarded-For", "192.0.2.7")
				.headers()
				.firstValue("X-Trace-Id")
				.orElseThrow();
			assertThat(traceId.equals(caller.traceId())).isEqualTo(trusted);
		}
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = { ReactiveWebSecurityAutoConfiguration.class,
			ReactiveManagementWebSecurityAutoConfiguration.class })
	@Import(Orders.class)
	static class Application {

		@Bean
		RecordedSpans recordedSpans() {
			return new RecordedSpans();
		}

	}

	@RestController
	static class Orders {

		private static final Log logger = LogFactory.getLog(Orders.class);

		@GetMapping({ "/orders/{id}", "/internal/{id}" })
		Mono<String> order(@PathVariable String id, ServerHttpRequest request) {
			logger.info("order " + id + " from " + request.getRemoteAddress().getHostString());
			return Mono.just(id);
		}

	}

}
