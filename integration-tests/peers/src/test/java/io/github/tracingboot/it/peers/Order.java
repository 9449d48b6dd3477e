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

package io.github.tracingboot.it.peers;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the services on the way of an order received, and what they logged.
 *
 * @param number the number of the order
 * @param answer the answer of the first service
 */
record Order(String number, String answer) {

	/**
	 * Returns all values of a header that somebody received.
	 * @param hop who received it
	 * @param header the header's name
	 * @return the values, possibly none
	 */
	List<String> received(Hop hop, String header) {
		String start = hop.name() + " " + header.toLowerCase(Locale.ROOT) + "=";
		return this.answer.lines()
			.filter((line) -> line.startsWith(start))
			.map((line) -> line.substring(start.length()))
			.toList();
	}

	/**
	 * Returns all headers that somebody received, with names in lower case.
	 * @param hop who received them
	 * @return the headers
	 */
	Map<String, String> received(Hop hop) {
		String start = hop.name() + " ";
		return this.answer.lines()
			.filter((line) -> line.startsWith(start))
			.map((line) -> line.substring(start.length()).split("=", 2))
			.collect(Collectors.toMap((header) -> header[0], (header) -> header[1], (one, other) -> one + ',' + other));
	}

	boolean isSampledIn(Service service) {
		return received(service, "(sampled)").equals(List.of("true"));
	}

	LogLine lineOf(Service service) {
		return service.lineOf(this.number);
	}

	String traceIdIn(Service service) {
		return lineOf(service).traceId();
	}

}
