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

import java.util.Map;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentracing.tag.Tags;
import org.jspecify.annotations.Nullable;

/**
 * Tags that tell the other end of a call. To a server that is the client, to all others
 * the server.
 */
final class PeerTags {

	private static final String HOST = Tags.PEER_HOSTNAME.getKey();

	private static final String PORT = Tags.PEER_PORT.getKey();

	private static final String IPV4 = Tags.PEER_HOST_IPV4.getKey();

	private static final String IPV6 = Tags.PEER_HOST_IPV6.getKey();

	private PeerTags() {
	}

	static boolean contain(String key) {
		return key.equals(HOST) || key.equals(PORT) || key.equals(IPV4) || key.equals(IPV6);
	}

	static Attributes translate(Map<String, Object> tags, @Nullable SpanKind kind) {
		String peer = (kind == SpanKind.SERVER) ? "client" : "server";
		AttributesBuilder attributes = Attributes.builder();
		Object address = tags.containsKey(IPV4) ? ipv4(tags.get(IPV4)) : tags.get(IPV6);
		Object port = tags.get(PORT);
		if (address != null) {
			TagValues.put(attributes, "network.peer.address", address);
		}
		if (tags.containsKey(HOST)) {
			TagValues.put(attributes, peer + ".address", tags.get(HOST));
		}
		if (port != null) {
			boolean named = tags.containsKey(HOST) || address == null;
			TagValues.put(attributes, named ? peer + ".port" : "network.peer.port", TagValues.number(port));
		}
		return attributes.build();
	}

	// Its four bytes may come as one number.
	private static @Nullable Object ipv4(@Nullable Object value) {
		if (value instanceof Number number) {
			int bytes = number.intValue();
			return ((bytes >> 24) & 0xff) + "." + ((bytes >> 16) & 0xff) + "." + ((bytes >> 8) & 0xff) + "."
					+ (bytes & 0xff);
		}
		return value;
	}

}
