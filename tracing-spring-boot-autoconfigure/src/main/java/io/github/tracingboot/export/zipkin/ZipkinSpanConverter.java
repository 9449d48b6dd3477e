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

package io.github.tracingboot.export.zipkin;

import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import org.jspecify.annotations.Nullable;
import zipkin2.Endpoint;
import zipkin2.Span;

/**
 * Translates spans to Zipkin's model. The {@code shared} flag is never set: OpenTelemetry
 * makes a new id for the server side of a call, so no two spans share one. Links have no
 * counterpart.
 *
 * @see <a href=
 * "https://opentelemetry.io/docs/specs/otel/trace/sdk_exporters/zipkin/">OpenTelemetry to
 * Zipkin Transformation</a>
 */
class ZipkinSpanConverter {

	private static final AttributeKey<String> SERVICE_NAME = AttributeKey.stringKey("service.name");

	private static final AttributeKey<String> SERVICE_NAMESPACE = AttributeKey.stringKey("service.namespace");

	private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

	private static final String ERROR = "error";

	private final Supplier<? extends @Nullable InetAddress> localAddress;

	ZipkinSpanConverter(Supplier<? extends @Nullable InetAddress> localAddress) {
		this.localAddress = localAddress;
	}

	Span convert(SpanData span) {
		long start = toMicros(span.getStartEpochNanos());
		Span.Builder zipkin = Span.newBuilder()
			.traceId(span.getTraceId())
			.id(span.getSpanId())
			.kind(kind(span.getKind()))
			.name(span.getName())
			.timestamp(start)
			.duration(Math.max(1, toMicros(span.getEndEpochNanos()) - start))
			.localEndpoint(localEndpoint(span.getResource()));
		if (SpanId.isValid(span.getParentSpanId())) {
			zipkin.parentId(span.getParentSpanId());
		}
		if (span.getKind() == SpanKind.CLIENT || span.getKind() == SpanKind.PRODUCER) {
			zipkin.remoteEndpoint(RemoteEndpoints.of(span.getAttributes()));
		}
		addAttributes(zipkin, span);
		addScope(zipkin, span.getInstrumentationScopeInfo());
		addStatus(zipkin, span);
		addDropped(zipkin, span);
		for (EventData event : span.getEvents()) {
			zipkin.addAnnotation(toMicros(event.getEpochNanos()), AnnotationText.of(event));
		}
		return zipkin.build();
	}

	private static long toMicros(long nanos) {
		return TimeUnit.NANOSECONDS.toMicros(nanos);
	}

	private static Span.@Nullable Kind kind(SpanKind kind) {
		return switch (kind) {
			case CLIENT -> Span.Kind.CLIENT;
			case SERVER -> Span.Kind.SERVER;
			case PRODUCER -> Span.Kind.PRODUCER;
			case CONSUMER -> Span.Kind.CONSUMER;
			case INTERNAL -> null;
		};
	}

	private Endpoint localEndpoint(Resource resource) {
		String name = resource.getAttribute(SERVICE_NAME);
		if (name == null) {
			name = Resource.getDefault().getAttribute(SERVICE_NAME);
		}
		return Endpoint.newBuilder().serviceName(name).ip(this.localAddress.get()).build();
	}

	private static void addAttributes(Span.Builder zipkin, SpanData span) {
		// Zipkin takes a span as failed if there is an error tag, whatever it says.
		span.getAttributes().forEach((key, value) -> {
			if (!key.getKey().equals(ERROR)) {
				zipkin.putTag(key.getKey(), AttributeText.of(value));
			}
		});
		String namespace = span.getResource().getAttribute(SERVICE_NAMESPACE);
		if (namespace != null) {
			zipkin.putTag(SERVICE_NAMESPACE.getKey(), namespace);
		}
	}

	private static void addScope(Span.Builder zipkin, InstrumentationScopeInfo scope) {
		if (!scope.getName().isEmpty()) {
			zipkin.putTag("otel.scope.name", scope.getName());
		}
		String version = scope.getVersion();
		if (version != null) {
			zipkin.putTag("otel.scope.version", version);
		}
	}

	private static void addStatus(Span.Builder zipkin, SpanData span) {
		StatusData status = span.getStatus();
		if (status.getStatusCode() == StatusCode.UNSET) {
			return;
		}
		zipkin.putTag("otel.status_code", status.getStatusCode().name());
		if (status.getStatusCode() == StatusCode.ERROR) {
			zipkin.putTag(ERROR, error(span));
		}
	}

	private static String error(SpanData span) {
		if (!span.getStatus().getDescription().isEmpty()) {
			return span.getStatus().getDescription();
		}
		// The specification asks for an empty text here; the type tells more.
		String type = span.getAttributes().get(ERROR_TYPE);
		return (type != null) ? type : "";
	}

	private static void addDropped(Span.Builder zipkin, SpanData span) {
		addDropped(zipkin, "attributes", span.getTotalAttributeCount() - span.getAttributes().size());
		addDropped(zipkin, "events", span.getTotalRecordedEvents() - span.getEvents().size());
		addDropped(zipkin, "links", span.getTotalRecordedLinks() - span.getLinks().size());
	}

	private static void addDropped(Span.Builder zipkin, String what, int count) {
		if (count > 0) {
			zipkin.putTag("otel.dropped_" + what + "_count", String.valueOf(count));
		}
	}

}
