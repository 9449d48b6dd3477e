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

import java.util.Arrays;

import javax.net.ssl.X509TrustManager;

import org.springframework.boot.ssl.SslBundle;

/**
 * Trust managers of SSL bundles, in the form in which OpenTelemetry's exporters take
 * them.
 *
 * @since 0.1.0
 */
public final class TrustManagers {

	private TrustManagers() {
	}

	/**
	 * Returns what decides whom to trust.
	 * @param bundle the bundle
	 * @return its first trust manager for X.509 certificates
	 */
	public static X509TrustManager of(SslBundle bundle) {
		return Arrays.stream(bundle.getManagers().getTrustManagers())
			.filter(X509TrustManager.class::isInstance)
			.map(X509TrustManager.class::cast)
			.findFirst()
			.orElseThrow();
	}

}
