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

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Says which documents a server refused: the first of each kind, with what to do about
 * it.
 */
class Rejections {

	private static final Log logger = LogFactory.getLog(Rejections.class);

	private static final int MAX_KINDS = 20;

	private static final int MAX_REASON_LENGTH = 400;

	/** What follows is data of the application. */
	private static final Pattern PREVIEW = Pattern.compile("\\.? (in document with id|Preview of field's value).*",
			Pattern.DOTALL);

	private final String backend;

	private final Set<String> reported = ConcurrentHashMap.newKeySet();

	Rejections(String backend) {
		this.backend = backend;
	}

	void report(String index, BulkResult result) {
		boolean first = this.reported.size() < MAX_KINDS && this.reported.add(result.errorType());
		if (!first && !logger.isDebugEnabled()) {
			return;
		}
		String message = "Elasticsearch (" + this.backend + ") refused a span for '" + index + "' with status "
				+ result.status() + ": " + reason(result);
		if (first) {
			logger.warn(message + ". " + hint(result)
					+ " Spans like this one are lost and counted as rejected; more of this kind are logged at debug level");
		}
		else {
			logger.debug(message);
		}
	}

	private static String reason(BulkResult result) {
		String reason = PREVIEW.matcher(result.reason()).replaceAll("").replaceAll("\\p{Cntrl}+", " ");
		return BoundedText.of(result.errorType() + ": " + reason, MAX_REASON_LENGTH);
	}

	private static String hint(BulkResult result) {
		String text = (result.errorType() + " " + result.reason()).toLowerCase(Locale.ROOT);
		if (text.contains("limit of total fields")) {
			return "There are too many different attributes: record fewer, or raise 'index.mapping.total_fields.limit' in the index template.";
		}
		if (text.contains("parsing_exception") || text.contains("mapper") || text.contains("mapping")) {
			return "The mapping of the index is not the one that spans need: see that the index template is there, then roll the data stream over, or delete the index.";
		}
		if (result.status() == 413) {
			return "It is larger than the server takes.";
		}
		return "The others of its delivery are not affected.";
	}

}
