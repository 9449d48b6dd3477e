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

package io.github.tracingboot.web.servlet;

import io.github.tracingboot.web.InboundTrace;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Ends the trace of an asynchronous request when that is complete.
 */
final class CompletionListener implements AsyncListener {

	private final InboundTrace trace;

	private final HttpServletResponse response;

	private volatile @Nullable Throwable error;

	private CompletionListener(InboundTrace trace, HttpServletResponse response) {
		this.trace = trace;
		this.response = response;
	}

	static void register(HttpServletRequest request, HttpServletResponse response) {
		InboundTrace trace = ServletEntry.trace(request);
		if (trace != null) {
			ServletEntry.announceCompletion(request);
			request.getAsyncContext().addListener(new CompletionListener(trace, response));
		}
	}

	@Override
	public void onComplete(AsyncEvent event) {
		this.trace.complete(this.response.getStatus(), this.error);
	}

	@Override
	public void onTimeout(AsyncEvent event) {
	}

	@Override
	public void onError(AsyncEvent event) {
		this.error = event.getThrowable();
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
		event.getAsyncContext().addListener(this);
	}

}
