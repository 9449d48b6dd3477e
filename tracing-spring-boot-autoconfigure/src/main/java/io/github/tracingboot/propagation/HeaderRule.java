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

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * Trusts whoever knows a secret.
 */
final class HeaderRule implements InboundTrust {

	private final String name;

	private final List<byte[]> secrets;

	HeaderRule(String name, List<String> secrets) {
		this.name = name;
		this.secrets = secrets.stream().map((secret) -> secret.getBytes(StandardCharsets.UTF_8)).toList();
	}

	@Override
	public <C> boolean trusts(C carrier, InboundGetter<C> getter) {
		try {
			for (String value : getter.getAll(carrier, this.name)) {
				if (value != null && isSecret(value.getBytes(StandardCharsets.UTF_8))) {
					return true;
				}
			}
			return false;
		}
		catch (RuntimeException ex) {
			return false; // as gRPC's metadata throws for names that it does not allow
		}
	}

	// As long as it takes, so that the time does not tell how much of a guess is right.
	private boolean isSecret(byte[] value) {
		boolean found = false;
		for (byte[] secret : this.secrets) {
			found |= MessageDigest.isEqual(secret, value);
		}
		return found;
	}

}
