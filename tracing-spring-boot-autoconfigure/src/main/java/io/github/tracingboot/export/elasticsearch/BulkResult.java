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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.tracingboot.export.BackendAnswerException;
import org.jspecify.annotations.Nullable;

/**
 * What became of one document of a bulk request.
 *
 * @param status the status of its own
 * @param errorType what kind of error it is, empty if there is none
 * @param reason the reason in words, empty if there is none
 */
record BulkResult(int status, String errorType, String reason) {

	/** What {@link #parse} reads: the rest makes the answer many times longer. */
	static final String FILTER_PATH = "errors,items.*.status,items.*.error.type,items.*.error.reason";

	static List<BulkResult> parse(String answer, int expected) throws BackendAnswerException {
		List<BulkResult> results = new ArrayList<>(expected);
		try {
			if (JsonReader.object(answer).get("items") instanceof List<?> items) {
				items.forEach((item) -> results.add(of(item)));
			}
		}
		catch (IllegalArgumentException ex) {
			throw new BackendAnswerException("it does not answer as the bulk API of Elasticsearch does");
		}
		if (results.size() != expected) {
			throw new BackendAnswerException(
					"it answers for " + results.size() + " documents when it was sent " + expected);
		}
		return results;
	}

	private static BulkResult of(@Nullable Object item) {
		if (item instanceof Map<?, ?> actions && actions.size() == 1
				&& actions.values().iterator().next() instanceof Map<?, ?> result
				&& result.get("status") instanceof Number status) {
			Object error = result.get("error");
			Map<?, ?> details = (error instanceof Map<?, ?> map) ? map : Map.of();
			return new BulkResult(status.intValue(), text(details.get("type")), text(details.get("reason")));
		}
		throw new IllegalArgumentException("Not a result");
	}

	private static String text(@Nullable Object value) {
		return (value instanceof String text) ? text : "";
	}

	boolean isTaken() {
		return this.status >= 200 && this.status < 300;
	}

	/**
	 * Whether the server has too much to do, or a fault of its own.
	 * @return whether the document may be taken later
	 */
	boolean isWorthRetrying() {
		return this.status == 429 || this.status >= 500;
	}

	/**
	 * Whether the index, or who may write to it, is the reason, not the document.
	 * @return whether other documents fail as well
	 */
	boolean isFailureOfIndex() {
		return this.status == 401 || this.status == 403 || this.status == 404;
	}

}
