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

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.springframework.boot.json.JsonWriter;

/**
 * A document as the bulk API wants it: two lines of JSON, what to do and the document.
 *
 * @param index where it goes
 * @param lines the two lines
 */
record BulkDocument(String index, byte[] lines) {

	private static final JsonWriter<Map<String, ?>> JSON = JsonWriter.standard();

	static BulkDocument create(String index, Map<String, Object> document) {
		// The only action that data streams take; the server makes up the id.
		String action = JSON.writeToString(Map.of("create", Map.of("_index", index)));
		String lines = action + "\n" + JSON.writeToString(document) + "\n";
		// Half a surrogate pair is no character: it becomes a question mark here.
		return new BulkDocument(index, lines.getBytes(StandardCharsets.UTF_8));
	}

	int size() {
		return this.lines.length;
	}

	static byte[] join(List<BulkDocument> documents) {
		byte[] joined = new byte[documents.stream().mapToInt(BulkDocument::size).sum()];
		int position = 0;
		for (BulkDocument document : documents) {
			System.arraycopy(document.lines, 0, joined, position, document.size());
			position += document.size();
		}
		return joined;
	}

}
