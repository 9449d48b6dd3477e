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

package io.github.tracingboot.it.lifecycle;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Work that ends at once, and work that ends when somebody says so.
 */
@RestController
public class WorkController {

	private static final Logger logger = LoggerFactory.getLogger(WorkController.class);

	@GetMapping("/work")
	String work(@RequestParam(defaultValue = "some") String name) {
		logger.info("did {} work", name);
		return "done";
	}

	@GetMapping("/long-work")
	String longWork(@RequestParam int gate) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gate)) {
			socket.getInputStream().read();
		}
		logger.info("did the long work");
		return "done";
	}

}
