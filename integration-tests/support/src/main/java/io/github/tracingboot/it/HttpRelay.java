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

package io.github.tracingboot.it;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.springframework.boot.json.JsonParserFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Talks to an application that answers {@code /relay/{order}} with the headers of all
 * that it has sent, as a JSON array of objects.
 */
public final class HttpRelay {

	private HttpRelay() {
	}

	/**
	 * Sends an order.
	 * @param application the application
	 * @param order the order's number
	 * @param headers the headers to send it with
	 * @return the headers of all that was sent, whose names have no case
	 */
	public static List<Map<String, String>> relay(RunningApplication application, String order,
			Map<String, String> headers) {
		HttpResponse<String> response = application.get(application.port(), "/relay/" + order,
				headers.entrySet()
					.stream()
					.flatMap((header) -> Stream.of(header.getKey(), header.getValue()))
					.toArray(String[]::new));
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return JsonParserFactory.getJsonParser().parseList(response.body()).stream().map(HttpRelay::headers).toList();
	}

	private static Map<String, String> headers(Object json) {
		Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		((Map<?, ?>) json).forEach((name, value) -> headers.put(name.toString(), value.toString()));
		return headers;
	}

}
