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

import java.util.List;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import org.jspecify.annotations.Nullable;
import zipkin2.Endpoint;

/**
 * Finds the service that a span talks to, in the order that the OpenTelemetry
 * specification gives to the attributes which may name it.
 */
final class RemoteEndpoints {

	private static final List<Source> SOURCES = List.of(Source.of("peer.service"),
			Source.of("server.address", "server.port"), Source.of("net.peer.name", "net.peer.port"),
			Source.of("network.peer.address", "network.peer.port"), Source.of("server.socket.domain"),
			Source.of("server.socket.address", "server.socket.port"), Source.of("net.sock.peer.name"),
			Source.of("net.sock.peer.addr", "net.sock.peer.port"), Source.of("peer.hostname"),
			Source.of("peer.address"), Source.of("db.name"));

	/** Where the network address of the peer may stand, beside its name. */
	private static final List<Source> ADDRESSES = List.of(Source.of("network.peer.address", "network.peer.port"),
			Source.of("server.socket.address", "server.socket.port"),
			Source.of("net.sock.peer.addr", "net.sock.peer.port"));

	private RemoteEndpoints() {
	}

	static @Nullable Endpoint of(Attributes attributes) {
		for (Source source : SOURCES) {
			String name = source.value(attributes);
			if (name != null) {
				Endpoint.Builder endpoint = Endpoint.newBuilder().serviceName(name);
				if (endpoint.parseIp(name)) {
					return endpoint.port(source.port(attributes)).build();
				}
				return locate(endpoint, attributes, source.port(attributes)).build();
			}
		}
		return null;
	}

	private static Endpoint.Builder locate(Endpoint.Builder endpoint, Attributes attributes, int port) {
		for (Source source : ADDRESSES) {
			String address = source.value(attributes);
			if (address != null && endpoint.parseIp(address)) {
				return endpoint.port((port != 0) ? port : source.port(attributes));
			}
		}
		return endpoint.port(port);
	}

	private record Source(AttributeKey<String> key, @Nullable AttributeKey<Long> portKey) {

		private static final int MAX_PORT = 65535;

		static Source of(String key) {
			return new Source(AttributeKey.stringKey(key), null);
		}

		static Source of(String key, String portKey) {
			return new Source(AttributeKey.stringKey(key), AttributeKey.longKey(portKey));
		}

		@Nullable String value(Attributes attributes) {
			String value = attributes.get(this.key);
			return (value != null && !value.isBlank()) ? value : null;
		}

		int port(Attributes attributes) {
			Long port = (this.portKey != null) ? attributes.get(this.portKey) : null;
			return (port != null && port > 0 && port <= MAX_PORT) ? port.intValue() : 0;
		}

	}

}
