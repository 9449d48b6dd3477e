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
 * Trusts whoever is at the other end of a connection from one of the networks.
 */
final class NetworkRule implements InboundTrust {

	private final List<IpNetwork> networks;

	NetworkRule(List<IpNetwork> networks) {
		this.networks = List.copyOf(networks);
	}

	@Override
	public <C> boolean trusts(C carrier, InboundGetter<C> getter) {
		String peer = getter.peerAddress(carrier);
		byte[] address = (peer != null) ? IpNetwork.addressOf(peer) : null;
		if (address == null) {
			return false;
		}
		for (IpNetwork network : this.networks) {
			if (network.contains(address)) {
				return true;
			}
		}
		return false;
	}

}
