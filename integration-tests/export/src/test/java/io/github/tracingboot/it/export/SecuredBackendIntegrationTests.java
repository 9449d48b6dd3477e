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

package io.github.tracingboot.it.export;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import io.github.tracingboot.export.BackendState;
import io.github.tracingboot.export.BackendStatus;
import io.github.tracingboot.export.ExportStatus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Backends that are reached over https, with a certificate that only an SSL bundle
 * trusts.
 */
class SecuredBackendIntegrationTests {

	private static final char[] PASSWORD = "password".toCharArray();

	@TempDir
	static Path folder;

	private static SSLContext context;

	@BeforeAll
	static void createCertificate() throws Exception {
		Path store = folder.resolve("server.p12");
		keytool("-genkeypair", "-alias", "server", "-keyalg", "RSA", "-dname", "CN=localhost", "-ext",
				"SAN=dns:localhost", "-storetype", "PKCS12", "-keystore", store.toString());
		keytool("-exportcert", "-rfc", "-alias", "server", "-keystore", store.toString(), "-file",
				certificate().toString());
		KeyStore keyStore = KeyStore.getInstance("PKCS12");
		try (InputStream content = Files.newInputStream(store)) {
			keyStore.load(content, PASSWORD);
		}
		KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keyManagers.init(keyStore, PASSWORD);
		context = SSLContext.getInstance("TLS");
		context.init(keyManagers.getKeyManagers(), null, null);
	}

	private static void keytool(String... arguments) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
		command.addAll(List.of(arguments));
		command.addAll(List.of("-storepass", new String(PASSWORD)));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor()).as(output).isZero();
	}

	private static Path certificate() {
		return folder.resolve("server.pem");
	}

	@ParameterizedTest
	@ValueSource(strings = { "zipkin", "otlp", "elasticsearch" })
	void shouldTrustWhatTheSslBundleTrusts(String backend) {
		try (FakeBackend secured = FakeBackend.secured(context);
				ConfigurableApplicationContext context = ExportingApplication.run("tracing.export.to=" + backend,
						"tracing.export." + backend + ".endpoint=https://" + secured.address(),
						"tracing.export." + backend + ".ssl.bundle=backend",
						"spring.ssl.bundle.pem.backend.truststore.certificate=file:" + certificate())) {
			ExportingApplication.span(context, "secret");
			await().untilAsserted(() -> assertThat(status(context)).returns(1L, BackendStatus::exported)
				.returns(BackendState.UP, BackendStatus::state));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "tracing.logging.otlp", "tracing.export.otlp" })
	void shouldSendLogLinesToWhatTheSslBundleTrusts(String prefix) {
		try (FakeBackend secured = FakeBackend.secured(context);
				ConfigurableApplicationContext context = ExportingApplication.run("tracing.logging.otlp.enabled=true",
						prefix + ".endpoint=https://" + secured.address(), prefix + ".ssl.bundle=backend",
						"spring.ssl.bundle.pem.backend.truststore.certificate=file:" + certificate())) {
			await().untilAsserted(
					() -> assertThat(secured.requests()).anyMatch((request) -> request.path().equals("/v1/logs")));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "zipkin", "elasticsearch" })
	void shouldNotTrustItOtherwise(String backend) {
		try (FakeBackend secured = FakeBackend.secured(context);
				ConfigurableApplicationContext context = ExportingApplication.run("tracing.export.to=" + backend,
						"tracing.export." + backend + ".endpoint=https://" + secured.address())) {
			ExportingApplication.span(context, "secret");
			await().untilAsserted(() -> assertThat(status(context).state()).isEqualTo(BackendState.DOWN));
			assertThat(secured.requests()).isEmpty();
		}
	}

	private static BackendStatus status(ConfigurableApplicationContext context) {
		return context.getBean(ExportStatus.class).getBackends().get(0);
	}

}
