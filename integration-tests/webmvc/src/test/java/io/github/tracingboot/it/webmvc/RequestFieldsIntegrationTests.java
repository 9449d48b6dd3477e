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

import io.github.tracingboot.it.RequestFieldsContract;
import io.github.tracingboot.it.servlet.ServletApplication;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Request fields in the log lines of Spring MVC.
 */
class RequestFieldsIntegrationTests extends RequestFieldsContract {

	RequestFieldsIntegrationTests() {
		super(Main.class);
	}

	@Override
	protected String orderMessage() {
		return "showing an order";
	}

	@Test
	void linesOnOtherThreadsAndOfTheContainerTellThemToo() throws Exception {
		Map<String, Object> line = lines(List.of(), "/callable", "working on another thread").get(0);
		assertThat(line).containsEntry("http", http("/callable"));
		Map<String, Object> error = lines(List.of(), "/fails", "Servlet.service()").get(0);
		assertThat(error).containsEntry("http", http("/fails"));
		assertThat(error.get("trace")).isNotNull();
	}

	/**
	 * Starts the application.
	 */
	public static class Main {

		public static void main(String[] args) {
			SpringApplication.run(ServletApplication.class, args);
		}

	}

}
