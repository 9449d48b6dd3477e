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

package io.github.tracingboot.opentracing;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.tracingboot.TracingRunner;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentracing.Tracer;

import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SdkTracerProviderBuilderCustomizer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with OpenTracing's tracer, and what it recorded.
 */
final class OpenTracingFixture {

	private final List<SpanData> spans = new CopyOnWriteArrayList<>();

	private final ApplicationContextRunner runner = TracingRunner.create()
		.withBean("recorder", SdkTracerProviderBuilderCustomizer.class,
				() -> (builder) -> builder.addSpanProcessor(SimpleSpanProcessor.create(new Recorder())));

	void run(Work work, String... properties) {
		this.runner.withPropertyValues(properties)
			.run((context) -> work.accept(context.getBean(Tracer.class), context));
	}

	List<SpanData> spans() {
		return this.spans;
	}

	SpanData span(String name) {
		List<SpanData> named = spans().stream().filter((span) -> span.getName().equals(name)).toList();
		assertThat(named).as("spans with the name " + name).hasSize(1);
		return named.get(0);
	}

	static String text(SpanData span, String key) {
		return span.getAttributes().get(AttributeKey.stringKey(key));
	}

	static Long number(SpanData span, String key) {
		return span.getAttributes().get(AttributeKey.longKey(key));
	}

	/**
	 * Keeps what it got when the application ends.
	 */
	private final class Recorder implements SpanExporter {

		@Override
		public CompletableResultCode export(Collection<SpanData> ended) {
			OpenTracingFixture.this.spans.addAll(ended);
			return CompletableResultCode.ofSuccess();
		}

		@Override
		public CompletableResultCode flush() {
			return CompletableResultCode.ofSuccess();
		}

		@Override
		public CompletableResultCode shutdown() {
			return CompletableResultCode.ofSuccess();
		}

	}

	/**
	 * What is done with the tracer.
	 */
	@FunctionalInterface
	interface Work {

		void accept(Tracer tracer, ApplicationContext context) throws Exception;

	}

}
