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

import java.util.List;
import java.util.Map;

import io.github.tracingboot.it.RequestFieldsContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Request fields in the log lines of WebFlux.
 */
class RequestFieldsIntegrationTests extends RequestFieldsContract {

	RequestFieldsIntegrationTests() {
		super(Main.class);
	}

	@Override
	protected String orderMessage() {
		return "controller found order 7";
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "0" })
	void everyHopOfAChainTellsThemAndTheSameTransaction(String probability) throws Exception {
		List<Map<String, Object>> lines = lines(List.of("--management.tracing.sampling.probability=" + probability),
				"/hops/x", "hop x on the event loop", "hop x after publishOn", "hop x after delayElement",
				"hop x after the client", "hop x in onStatus", "hop x in doOnError");
		Object server = lines.get(0).get("span");
		assertThat(lines).allSatisfy((line) -> assertThat(line).containsEntry("http", http("/hops/{key}"))
			.containsEntry("transaction", server));
	}

	@Test
	void functionalEndpointsTellThemToo() throws Exception {
		assertThat(lines(List.of(), "/functional/3", "functional endpoint found 3").get(0)).containsEntry("http",
				http("/functional/{id}"));
	}

	/**
	 * Starts the application.
	 */
	public static class Main {

		public static void main(String[] args) {
			SpringApplication.run(WebFluxApplication.class, args);
		}

	}

}
