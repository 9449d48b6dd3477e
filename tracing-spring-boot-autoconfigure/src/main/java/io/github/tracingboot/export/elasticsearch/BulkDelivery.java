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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.tracingboot.export.BackendAnswerException;
import io.github.tracingboot.export.HttpAnswer;
import io.github.tracingboot.export.HttpTransport;
import io.github.tracingboot.export.PartialDeliveryException;
import org.jspecify.annotations.Nullable;

/**
 * One delivery: requests that are not too long, repeated for what a busy server did not
 * take, split where they are too long for it after all.
 */
class BulkDelivery {

	private static final String RESOURCE = "/_bulk?filter_path=" + BulkResult.FILTER_PATH;

	/** Far below the server's limit, but proxies in front of it have their own. */
	private static final int MAX_MESSAGE_BYTES = 5 * 1024 * 1024;

	private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

	private static final int MAX_REPETITIONS = 4;

	private final HttpTransport transport;

	private final Rejections rejections;

	private final long deadline;

	private int taken;

	private int rejected;

	private int failed;

	private @Nullable IOException failure;

	BulkDelivery(HttpTransport transport, Rejections rejections) {
		this.transport = transport;
		this.rejections = rejections;
		this.deadline = System.nanoTime() + transport.getTimeout().toNanos();
	}

	/**
	 * Sends documents.
	 * @param documents the documents
	 * @throws IOException if not all of them were taken
	 * @throws InterruptedException if the thread was interrupted
	 */
	void send(List<BulkDocument> documents) throws IOException, InterruptedException {
		List<BulkDocument> message = new ArrayList<>(documents.size());
		int size = 0;
		for (BulkDocument document : documents) {
			if (size + document.size() > MAX_MESSAGE_BYTES && !message.isEmpty()) {
				sendMessage(message);
				message.clear();
				size = 0;
			}
			message.add(document);
			size += document.size();
		}
		sendMessage(message);
		finish();
	}

	private void finish() throws IOException {
		if (this.failure != null && this.taken == 0 && this.rejected == 0) {
			throw this.failure;
		}
		if (this.failed > 0 || this.rejected > 0) {
			throw new PartialDeliveryException(this.rejected, this.failed, this.failure);
		}
	}

	private void sendMessage(List<BulkDocument> message) throws InterruptedException {
		if (message.isEmpty()) {
			return;
		}
		if (this.failure != null) {
			// A server that is down makes nobody wait for it twice.
			fail(message.size(), this.failure);
			return;
		}
		try {
			sendRepeatedly(List.copyOf(message));
		}
		catch (UndeliveredException ex) {
			fail(ex.documents, ex.failure);
		}
	}

	private void sendRepeatedly(List<BulkDocument> documents) throws UndeliveredException, InterruptedException {
		List<BulkDocument> waiting = documents;
		Duration pause = FIRST_PAUSE;
		for (int repetitions = 0; !waiting.isEmpty(); repetitions++) {
			if (repetitions > 0) {
				Thread.sleep(pause.toMillis());
				pause = pause.multipliedBy(2);
			}
			boolean last = repetitions == MAX_REPETITIONS || System.nanoTime() + pause.toNanos() > this.deadline;
			waiting = sendOnce(waiting, last);
		}
	}

	private List<BulkDocument> sendOnce(List<BulkDocument> documents, boolean last)
			throws UndeliveredException, InterruptedException {
		try {
			HttpAnswer answer = this.transport.call("POST", RESOURCE, "application/x-ndjson",
					BulkDocument.join(documents));
			if (answer.status() == 413) {
				split(documents);
				return List.of();
			}
			if (isBusy(answer) && !last) {
				return documents;
			}
			answer.requireSuccess();
			return account(documents, BulkResult.parse(answer.body(), documents.size()), last);
		}
		catch (IOException ex) {
			throw new UndeliveredException(documents.size(), ex);
		}
	}

	private static boolean isBusy(HttpAnswer answer) {
		return answer.status() == 429 || (answer.status() >= 502 && answer.status() <= 504);
	}

	private void split(List<BulkDocument> documents) throws InterruptedException {
		if (documents.size() == 1) {
			reject(documents.get(0), new BulkResult(413, "too_large", documents.get(0).size() + " bytes"));
			return;
		}
		int half = documents.size() / 2;
		sendMessage(documents.subList(0, half));
		sendMessage(documents.subList(half, documents.size()));
	}

	private List<BulkDocument> account(List<BulkDocument> documents, List<BulkResult> results, boolean last) {
		List<BulkDocument> again = new ArrayList<>();
		for (int i = 0; i < documents.size(); i++) {
			BulkDocument document = documents.get(i);
			BulkResult result = results.get(i);
			if (result.isTaken()) {
				this.taken++;
			}
			else if (result.isWorthRetrying() && !last) {
				again.add(document);
			}
			else if (result.isWorthRetrying() || result.isFailureOfIndex()) {
				fail(1, refusal(document, result));
			}
			else {
				reject(document, result);
			}
		}
		return again;
	}

	private void reject(BulkDocument document, BulkResult result) {
		this.rejected++;
		this.rejections.report(document.index(), result);
	}

	private void fail(int documents, IOException failure) {
		this.failed += documents;
		this.failure = (this.failure != null) ? this.failure : failure;
	}

	private static IOException refusal(BulkDocument document, BulkResult result) {
		return new BackendAnswerException("it refuses documents for '" + document.index() + "' with status "
				+ result.status() + " (" + result.errorType() + ")");
	}

	/**
	 * Documents of a request that did not arrive.
	 */
	private static final class UndeliveredException extends Exception {

		private static final long serialVersionUID = 1L;

		private final int documents;

		private final IOException failure;

		private UndeliveredException(int documents, IOException failure) {
			super(failure);
			this.documents = documents;
			this.failure = failure;
		}

	}

}
