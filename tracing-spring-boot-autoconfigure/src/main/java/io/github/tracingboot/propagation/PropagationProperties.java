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

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of trace context on the wire.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("tracing.propagation")
public class PropagationProperties {

	/**
	 * Dialects in which trace context is accepted, in this order: the first that yields a
	 * valid context is used. Unless set, 'management.tracing.propagation' decides if it
	 * is set, otherwise all but those of backends, xray and datadog.
	 */
	private @Nullable List<Dialect> consume;

	/**
	 * Dialects in which trace context is sent, all of them; datadog is only read. Unless
	 * set, 'management.tracing.propagation' decides if it is set, otherwise w3c.
	 */
	private @Nullable List<Dialect> produce;

	/**
	 * Names of inbound headers that leave unchanged with every outgoing call and message,
	 * with '-*' at the end for all that begin like that.
	 */
	private List<String> forwardHeaders = new ArrayList<>();

	/**
	 * Service mesh whose headers are forwarded, in addition to 'forward-headers'.
	 */
	private @Nullable ForwardPreset preset;

	public @Nullable List<Dialect> getConsume() {
		return this.consume;
	}

	public void setConsume(@Nullable List<Dialect> consume) {
		this.consume = consume;
	}

	public @Nullable List<Dialect> getProduce() {
		return this.produce;
	}

	public void setProduce(@Nullable List<Dialect> produce) {
		this.produce = produce;
	}

	public List<String> getForwardHeaders() {
		return this.forwardHeaders;
	}

	public void setForwardHeaders(List<String> forwardHeaders) {
		this.forwardHeaders = forwardHeaders;
	}

	public @Nullable ForwardPreset getPreset() {
		return this.preset;
	}

	public void setPreset(@Nullable ForwardPreset preset) {
		this.preset = preset;
	}

}
