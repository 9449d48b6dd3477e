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

package io.github.tracingboot.export.elasticsearch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.github.tracingboot.export.HttpAnswer;
import io.github.tracingboot.export.HttpTransport;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonWriter;

/**
 * Installs the index template before the first document, if there is none of its name. A
 * template that is there is left as it is: somebody may have changed it.
 */
class IndexTemplate {

	static final String RESOURCE = "traces-spring.json";

	private static final Log logger = LogFactory.getLog(IndexTemplate.class);

	private static final String DATA_STREAM = "data_stream";

	private static final int MAX_REASON_LENGTH = 400;

	private final HttpTransport transport;

	private final SpanIndex index;

	private boolean settled;

	IndexTemplate(HttpTransport transport, SpanIndex index, boolean enabled) {
		this.transport = transport;
		this.index = index;
		this.settled = !enabled;
	}

	/**
	 * Sees to it that the template is there. When the server refuses it, spans are sent
	 * all the same.
	 * @throws IOException if the server can't be reached or is not ready
	 * @throws InterruptedException if the thread was interrupted
	 */
	void install() throws IOException, InterruptedException {
		if (this.settled) {
			return;
		}
		HttpAnswer existing = call("HEAD", new byte[0]);
		if (!existing.isSuccess()) {
			HttpAnswer answer = call("PUT", json(this.index.isDataStream()));
			if (answer.status() == 400 && this.index.isDataStream() && answer.body().contains(DATA_STREAM)) {
				// Servers that can't do data streams don't know the word, and say so.
				answer = call("PUT", json(false));
			}
			report(answer);
		}
		this.settled = true;
	}

	private HttpAnswer call(String method, byte[] body) throws IOException, InterruptedException {
		HttpAnswer answer = this.transport.call(method, "/_index_template/" + this.index.getTemplateName(),
				"application/json", body);
		if (answer.status() == 401 || answer.status() == 429 || answer.status() >= 500) {
			answer.requireSuccess();
		}
		return answer;
	}

	private byte[] json(boolean dataStream) {
		Map<String, @Nullable Object> template = JsonReader.object(read());
		template.put("index_patterns", List.of(this.index.getTemplatePattern()));
		if (!dataStream) {
			template.remove(DATA_STREAM);
		}
		return JsonWriter.<Map<String, @Nullable Object>>standard()
			.writeToString(template)
			.getBytes(StandardCharsets.UTF_8);
	}

	private static String read() {
		try (InputStream resource = IndexTemplate.class.getResourceAsStream(RESOURCE)) {
			if (resource == null) {
				throw new IllegalStateException("Resource " + RESOURCE + " is missing");
			}
			return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String reason(String answer) {
		try {
			Object error = JsonReader.object(answer).get("error");
			Object reason = (error instanceof Map<?, ?> details) ? details.get("reason") : error;
			return (reason instanceof String text)
					? ", " + BoundedText.of(text.replaceAll("\\p{Cntrl}+", " "), MAX_REASON_LENGTH) : "";
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

	private void report(HttpAnswer answer) {
		String name = "Index template '" + this.index.getTemplateName() + "'";
		if (answer.isSuccess()) {
			logger.debug(name + " was installed");
			return;
		}
		logger.warn(name + " could not be installed: status " + answer.status() + reason(answer.body())
				+ ". Spans are sent without it, and the server guesses types of fields. Allow it"
				+ " ('manage_index_templates'), or install the template yourself and set '"
				+ ElasticsearchExportProperties.PREFIX + ".template.enabled' to false");
	}

}
