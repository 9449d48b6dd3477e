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
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The address of this host that others most likely see. Looked up once, when first asked
 * for: on the exporting thread.
 */
class LocalAddress implements Supplier<@Nullable InetAddress> {

	private static final Comparator<InetAddress> BEST_FIRST = Comparator
		.comparing((InetAddress address) -> !address.isSiteLocalAddress())
		.thenComparing((address) -> address.getAddress().length);

	private boolean resolved;

	private @Nullable InetAddress address;

	@Override
	public synchronized @Nullable InetAddress get() {
		if (!this.resolved) {
			this.resolved = true;
			this.address = resolve();
		}
		return this.address;
	}

	private static @Nullable InetAddress resolve() {
		try {
			return NetworkInterface.networkInterfaces()
				.filter(LocalAddress::isUp)
				.flatMap(NetworkInterface::inetAddresses)
				.filter((address) -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
				.min(BEST_FIRST)
				.orElse(null);
		}
		catch (SocketException ex) {
			return null;
		}
	}

	private static boolean isUp(NetworkInterface candidate) {
		try {
			return candidate.isUp() && !candidate.isLoopback();
		}
		catch (SocketException ex) {
			return false;
		}
	}

}
