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

import io.github.tracingboot.it.RecordedSpans;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application that logs who calls it.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(TrustServletApplication.Orders.class)
public class TrustServletApplication {

	@Bean
	RecordedSpans recordedSpans() {
		return new RecordedSpans();
	}

	@RestController
	static class Orders {

		private static final Log logger = LogFactory.getLog(Orders.class);

		@GetMapping({ "/orders/{id}", "/internal/{id}" })
		String order(@PathVariable String id, HttpServletRequest request) {
			logger.info("order " + id + " from " + request.getRemoteAddr());
			return id;
		}

	}

}
