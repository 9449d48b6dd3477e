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

package io.github.tracingboot.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.micrometer.tracing.exporter.SpanReporter;
import io.micrometer.tracing.otel.bridge.CompositeSpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * Makes a pipeline for each exporter and each reporter.
 */
class ExportPipelineFactory {

	private final ListableBeanFactory beanFactory;

	private final List<ExportBackend> backends;

	private final PipelineSettings defaults;

	private final Set<String> names = new HashSet<>();

	ExportPipelineFactory(ListableBeanFactory beanFactory, List<ExportBackend> backends, PipelineSettings defaults) {
		this.beanFactory = beanFactory;
		this.backends = backends;
		this.defaults = defaults;
	}

	List<ExportPipeline<EndedSpan, SpanData>> create(Iterable<SpanExporter> exporters, List<SpanReporter> reporters) {
		List<ExportPipeline<EndedSpan, SpanData>> pipelines = new ArrayList<>();
		Map<Object, String> exporterNames = beanNames(SpanExporter.class);
		exporters.forEach((exporter) -> pipelines.add(create(exporter, name(exporter, exporterNames))));
		Map<Object, String> reporterNames = beanNames(SpanReporter.class);
		reporters.forEach((reporter) -> pipelines.add(create(reporter, name(reporter, reporterNames))));
		return pipelines;
	}

	private ExportPipeline<EndedSpan, SpanData> create(SpanExporter exporter, String beanName) {
		for (ExportBackend backend : this.backends) {
			if (backend.supports(exporter)) {
				PipelineSettings settings = this.defaults.with("tracing.export." + backend.getName(),
						backend.getPipeline());
				return create(unique(backend.getName(), beanName), backend.describeEndpoint(exporter), exporter,
						settings, backend::describeFailure);
			}
		}
		return create(unique(beanName, beanName), null, exporter, this.defaults, FailureText::of);
	}

	private ExportPipeline<EndedSpan, SpanData> create(SpanReporter reporter, String beanName) {
		SpanExporter exporter = new CompositeSpanExporter(List.of(), List.of(), List.of(reporter), List.of());
		return create(unique(beanName, beanName), null, exporter, this.defaults, FailureText::of);
	}

	private ExportPipeline<EndedSpan, SpanData> create(String name, @Nullable String endpoint, SpanExporter exporter,
			PipelineSettings settings, Function<Throwable, String> failureText) {
		return new ExportPipeline<>(name, endpoint, new SpanExportTarget(exporter), settings, failureText,
				classLoader());
	}

	// That of the thread may be a web application's, whose end the pipelines outlive.
	private @Nullable ClassLoader classLoader() {
		return (this.beanFactory instanceof ConfigurableBeanFactory configurable) ? configurable.getBeanClassLoader()
				: getClass().getClassLoader();
	}

	private String unique(String name, String beanName) {
		String candidate = name;
		for (int i = 2; !this.names.add(candidate); i++) {
			candidate = (name.equals(beanName) || i > 2) ? name + "-" + i : name + "-" + beanName;
		}
		return candidate;
	}

	private Map<Object, String> beanNames(Class<?> type) {
		Map<Object, String> names = new IdentityHashMap<>();
		this.beanFactory.getBeansOfType(type, false, true).forEach((name, bean) -> names.put(bean, name));
		return names;
	}

	private static String name(Object bean, Map<Object, String> names) {
		String name = names.get(bean);
		return (name != null) ? name : ClassUtils.getShortName(bean.getClass());
	}

}
