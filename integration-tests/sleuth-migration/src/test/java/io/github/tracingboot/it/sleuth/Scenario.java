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

package io.github.tracingboot.it.sleuth;

import com.example.shop.Call;

/**
 * A call that both shops get.
 *
 * @param method the HTTP method
 * @param path the path, in which {@code PEER} is the shop itself and {@code TOPIC} is its
 * @param traced whether the caller sends a trace
 * @param inside what the spans inside that are neither requests, calls nor SQL are there
 * for
 */
record Scenario(String method, String path, boolean traced, String inside) {

	/**
	 * What is inside of scenarios that send a record, and are done when it has been
	 * taken.
	 */
	static final String KAFKA_LISTENER = "Kafka listener";

	Call call(String tenant) {
		return (this.traced ? Call.traced() : Call.untraced()).with("tenant", tenant);
	}

	boolean sendsARecord() {
		return this.inside.equals(KAFKA_LISTENER);
	}

	String address(Shop shop) {
		return shop.address() + this.path.replace("PEER", shop.address()).replace("TOPIC", shop.topic());
	}

	@Override
	public String toString() {
		return this.method + " " + this.path + (this.traced ? "" : " without a trace");
	}

}
