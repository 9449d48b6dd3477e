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

package io.github.tracingboot.propagation;

import java.util.List;

/**
 * Headers that the proxies of a service mesh expect applications to forward.
 *
 * @since 0.1.0
 */
public enum ForwardPreset {

	/**
	 * What the documentation of Istio and of Envoy, its proxy, asks for, whichever tracer
	 * the mesh uses.
	 * @see <a href=
	 * "https://istio.io/latest/docs/tasks/observability/distributed-tracing/overview/">Istio,
	 * trace context propagation</a>
	 */
	ISTIO("x-request-id", "traceparent", "tracestate", "b3", "x-b3-traceid", "x-b3-spanid", "x-b3-parentspanid",
			"x-b3-sampled", "x-b3-flags", "x-ot-span-context", "x-cloud-trace-context", "grpc-trace-bin",
			"x-datadog-trace-id", "x-datadog-parent-id", "x-datadog-sampling-priority", "sw8", "x-amzn-trace-id");

	private final List<String> names;

	ForwardPreset(String... names) {
		this.names = List.of(names);
	}

	List<String> names() {
		return this.names;
	}

}
