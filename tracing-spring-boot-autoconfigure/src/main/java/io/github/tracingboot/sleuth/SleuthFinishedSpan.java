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

package io.github.tracingboot.sleuth;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import org.springframework.cloud.sleuth.Span;
import org.springframework.cloud.sleuth.exporter.FinishedSpan;

/**
 * Sleuth's view of a span that has ended. Times are microseconds, as in Brave.
 */
final class SleuthFinishedSpan implements FinishedSpan {

	private static final String NO_PARENT = "0000000000000000";

	private final io.micrometer.tracing.exporter.FinishedSpan delegate;

	SleuthFinishedSpan(io.micrometer.tracing.exporter.FinishedSpan delegate) {
		this.delegate = delegate;
	}

	@Override
	public String getName() {
		return this.delegate.getName();
	}

	@Override
	public long getStartTimestamp() {
		return micros(this.delegate.getStartTimestamp());
	}

	@Override
	public long getEndTimestamp() {
		return micros(this.delegate.getEndTimestamp());
	}

	private static long micros(Instant instant) {
		return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
	}

	@Override
	public Map<String, String> getTags() {
		return this.delegate.getTags();
	}

	@Override
	public Collection<Map.Entry<Long, String>> getEvents() {
		return this.delegate.getEvents()
			.stream()
			.map((event) -> Map.entry(TimeUnit.NANOSECONDS.toMicros(event.getKey()), event.getValue()))
			.toList();
	}

	@Override
	public String getSpanId() {
		return this.delegate.getSpanId();
	}

	@Override
	public @Nullable String getParentId() {
		String parent = this.delegate.getParentId();
		return NO_PARENT.equals(parent) ? null : parent;
	}

	@Override
	public @Nullable String getRemoteIp() {
		return this.delegate.getRemoteIp();
	}

	@Override
	public @Nullable String getLocalIp() {
		return this.delegate.getLocalIp();
	}

	@Override
	public int getRemotePort() {
		return this.delegate.getRemotePort();
	}

	@Override
	public String getTraceId() {
		return this.delegate.getTraceId();
	}

	@Override
	public @Nullable Throwable getError() {
		return this.delegate.getError();
	}

	@Override
	public Span.@Nullable Kind getKind() {
		io.micrometer.tracing.Span.Kind kind = this.delegate.getKind();
		return (kind != null) ? Span.Kind.valueOf(kind.name()) : null;
	}

	@Override
	public @Nullable String getRemoteServiceName() {
		return this.delegate.getRemoteServiceName();
	}

}
