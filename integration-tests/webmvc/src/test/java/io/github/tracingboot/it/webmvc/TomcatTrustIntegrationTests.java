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

package io.github.tracingboot.it.webmvc;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.RunningApplication;
import io.github.tracingboot.it.TrustContract;
import io.github.tracingboot.it.servlet.TrustServletApplication;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import static org.assertj.core.api.Assertions.assertThat;

class TomcatTrustIntegrationTests extends TrustContract {

	@Override
	protected Class<?> application() {
		return RelayingApplication.class;
	}

	@Test
	void shouldForwardNothingOfWhoIsNotTrustedAndCountIt() {
		Caller caller = Caller.sampled();
		String[] headers = { "baggage", "tenant=acme", "tracestate", "vendor=1" };
		try (RunningApplication application = start("mode=none")) {
			String sent = application.get(caller, "/relay", headers).body();
			assertThat(sent).contains("\"traceparent\"").doesNotContain(caller.traceId(), "acme", "vendor");
			assertThat(application.bean(MeterRegistry.class)
				.get("tracing.propagation.untrusted")
				.functionCounter()
				.count()).isEqualTo(2.0);
		}
		try (RunningApplication application = start("mode=all")) {
			assertThat(application.get(caller, "/relay", headers).body())
				.contains("\"traceparent\":\"00-" + caller.traceId(), "acme", "vendor");
		}
	}

	@ParameterizedTest
	@CsvSource({ "mode=none, false", "mode=rules;networks=192.0.2.0/24, false",
			"'mode=rules;networks=127.0.0.0/8,::1', true" })
	void shouldHoldOnTheManagementPort(String properties, boolean trusted) {
		Caller caller = Caller.sampled();
		String[] rules = properties.split(";");
		try (RunningApplication application = start(rules[0], (rules.length > 1) ? rules[1] : "messages=true",
				"management.server.port=0")) {
			String traceId = application
				.get(application.managementPort(), "/actuator/health", "traceparent", caller.traceparent(),
						"X-Forwarded-For", "192.0.2.7")
				.headers()
				.firstValue("X-Trace-Id")
				.orElseThrow();
			assertThat(traceId.equals(caller.traceId())).isEqualTo(trusted);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "none", "native", "framework" })
	void shouldNotBeFooledInAContainerOfWhichItKnowsNothing(String strategy) {
		for (String network : List.of("192.0.2.0/24", "127.0.0.0/8,::1")) {
			try (RunningApplication application = RunningApplication.start(ForeignContainerApplication.class,
					"tracing.propagation.trust.mode=rules", "tracing.propagation.trust.networks=" + network,
					"server.forward-headers-strategy=" + strategy)) {
				// Tomcat's own valve may have rewritten the address, then it is not
				// known.
				boolean trusted = network.startsWith("127") && !strategy.equals("native");
				assertThat(isContinued(application, "X-Forwarded-For", "192.0.2.7")).isEqualTo(trusted);
				assertThat(isContinued(application)).isEqualTo(trusted);
			}
		}
	}

	private static boolean isContinued(RunningApplication application, String... headers) {
		Caller caller = Caller.sampled();
		return application.get(caller, "/orders/1", headers)
			.headers()
			.firstValue("X-Trace-Id")
			.orElseThrow()
			.equals(caller.traceId());
	}

	@Configuration(proxyBeanMethods = false)
	@Import({ TrustServletApplication.class, Relay.class })
	static class RelayingApplication {

	}

	@Configuration(proxyBeanMethods = false)
	@Import(TrustServletApplication.class)
	static class ForeignContainerApplication {

		@Bean
		static BeanDefinitionRegistryPostProcessor withoutEntryInTomcat() {
			return (BeanDefinitionRegistry registry) -> registry.removeBeanDefinition("tomcatEntryCustomizer");
		}

	}

	@RestController
	static class Relay {

		private final RestClient client;

		Relay(RestClient.Builder builder) {
			this.client = builder.build();
		}

		@GetMapping("/relay")
		Map<?, ?> relay() {
			return this.client.get()
				.uri(ServletUriComponentsBuilder.fromCurrentContextPath().path("/received").toUriString())
				.retrieve()
				.body(Map.class);
		}

		@GetMapping("/received")
		Map<String, String> received(@RequestHeader HttpHeaders headers) {
			return new TreeMap<>(headers.toSingleValueMap());
		}

	}

}
