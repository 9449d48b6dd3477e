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

package io.github.tracingboot.it.sample;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The sample's launcher: it starts everything, and leaves nothing behind.
 */
class StoreLauncherIntegrationTests {

	private final Ports ports = new Ports();

	@TempDir
	private Path folder;

	@Test
	void shouldStopAllProcessesAndLoseNoSpanWhenTerminated() throws Exception {
		try (Program launcher = launch("launcher-terminated", "--zipkin.enabled=true")) {
			launcher.awaitOnConsole("Find:");
			assertThat(launcher.console()).contains("Start: mariadb on port ")
				.contains("Call:  curl")
				.contains("Look:  http://localhost:");
			assertThat(launcher.children()).hasSize(7);
			List<ProcessHandle> all = launcher.descendants();
			assertThat(all).hasSizeGreaterThan(7).allMatch(ProcessHandle::isAlive);
			assertThat(order()).isEqualTo(201);
			launcher.terminate();
			launcher.awaitExit();
			assertThat(all).noneMatch(ProcessHandle::isAlive);
			assertThat(scratch()).isEmpty();
			// Zipkin and the servers outlive the services, which miss none of them.
			assertThat(launcher.console()).contains("Order A-")
				.doesNotContain("is down")
				.doesNotContain(" WARN ")
				.doesNotContain("has ended");
		}
	}

	@Test
	@ExtendWith(RunningStore.class)
	void shouldUseTheServersOfTheEnvironmentAndStopTheOthersWhenAServiceEnds(Store store) throws Exception {
		try (Program launcher = launch("launcher-bereft", store.servers(), "--zipkin.enabled=false")) {
			launcher.awaitOnConsole("Find:");
			List<ProcessHandle> children = launcher.children();
			assertThat(children).hasSize(3);
			assertThat(order()).isEqualTo(201);
			children.get(0).destroyForcibly();
			assertThat(launcher.awaitExit()).isEqualTo(1);
			assertThat(children).noneMatch(ProcessHandle::isAlive);
			assertThat(launcher.console()).containsPattern("(shop|payment|delivery) has ended with exit code");
		}
	}

	@Test
	void shouldStopTheServersWhenTerminatedHalfWayUp() {
		try (Program launcher = launch("launcher-half-way", "--zipkin.enabled=false")) {
			awaitNativeServer(launcher);
			List<ProcessHandle> all = launcher.descendants();
			launcher.terminate();
			launcher.awaitExit();
			assertThat(all).noneMatch(ProcessHandle::isAlive);
			assertThat(scratch()).isEmpty();
		}
	}

	@Test
	void shouldLeaveNoServerBehindWhenKilledHalfWayUp() {
		try (Program launcher = launch("launcher-killed", "--zipkin.enabled=false")) {
			awaitNativeServer(launcher);
			List<ProcessHandle> all = launcher.descendants();
			launcher.kill();
			await().atMost(Program.LIMIT).untilAsserted(() -> assertThat(all).noneMatch(ProcessHandle::isAlive));
			await().atMost(Program.LIMIT).untilAsserted(() -> assertThat(scratch()).isEmpty());
		}
	}

	@Test
	void shouldEndMariaDbWithItsJvmAndSayHowToUseAnother() {
		try (Program launcher = launch("launcher-no-mariadb", "--zipkin.enabled=false")) {
			ProcessHandle mariadb = awaitNativeServer(launcher);
			List<ProcessHandle> all = launcher.descendants();
			jvmOf(mariadb).destroyForcibly();
			assertThat(launcher.awaitExit()).isEqualTo(1);
			await().atMost(Program.LIMIT).untilAsserted(() -> assertThat(all).noneMatch(ProcessHandle::isAlive));
			assertThat(launcher.console()).contains("mariadb has ended").contains("STORE_MYSQL_URL");
		}
	}

	@Test
	void shouldStopTheOthersWhenAProcessFailsToStart() throws IOException {
		Path broken = Files.writeString(this.folder.resolve("broken.jar"), "no jar");
		try (Program launcher = launch("launcher-broken", "--zipkin.jar=" + broken)) {
			await().atMost(Program.LIMIT).until(() -> !launcher.descendants().isEmpty() || !launcher.isAlive());
			List<ProcessHandle> children = launcher.descendants();
			assertThat(launcher.awaitExit()).isEqualTo(1);
			assertThat(children).noneMatch(ProcessHandle::isAlive);
			assertThat(launcher.console()).contains("zipkin has ended with exit code 1; its output is in ")
				.doesNotContain("Find:");
		}
	}

	@Test
	void shouldSayWhichPortIsTakenAndHowToChangeIt() throws IOException {
		try (ServerSocket taken = new ServerSocket(Ports.free())) {
			try (Program launcher = launch("launcher-taken", "--payment.port=" + taken.getLocalPort())) {
				assertThat(launcher.awaitExit()).isEqualTo(1);
				assertThat(launcher.console()).contains("Port " + taken.getLocalPort())
					.contains("payment")
					.contains("-Dpayment.port=")
					.doesNotContain("Starting StoreApplication");
			}
		}
	}

	@Test
	void shouldExplainItsArgumentsWhenOneIsUnknown() {
		try (Program launcher = launch("launcher-unknown", "--shop.prt=1")) {
			assertThat(launcher.awaitExit()).isEqualTo(1);
			assertThat(launcher.console()).contains("--shop.prt=1").contains("--shop.port=");
		}
	}

	private Program launch(String name, String option) {
		return launch(name, Map.of(), option);
	}

	private Program launch(String name, Map<String, String> environment, String option) {
		List<String> arguments = new ArrayList<>(this.ports.arguments(option.startsWith("--payment") ? "payment" : ""));
		arguments.add("--store.logs=" + this.folder.resolve("logs"));
		arguments.add("--store.scratch=" + this.folder.resolve("scratch"));
		arguments.add(option);
		return Program.launch(name, environment, arguments);
	}

	private ProcessHandle awaitNativeServer(Program launcher) {
		return await().atMost(Program.LIMIT)
			.until(() -> launcher.descendants().stream().filter(StoreLauncherIntegrationTests::isMariaDb).findFirst(),
					Optional::isPresent)
			.orElseThrow();
	}

	private static boolean isMariaDb(ProcessHandle process) {
		return process.info().command().filter((command) -> command.endsWith("/mariadbd")).isPresent();
	}

	private static ProcessHandle jvmOf(ProcessHandle process) {
		return Stream.iterate(process, (child) -> child.parent().orElseThrow())
			.filter((ancestor) -> ancestor.info().command().filter((command) -> command.endsWith("/java")).isPresent())
			.findFirst()
			.orElseThrow();
	}

	private int order() throws IOException, InterruptedException {
		HttpRequest order = HttpRequest.newBuilder(URI.create("http://localhost:" + this.ports.of("shop") + "/orders"))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{\"item\":\"book\",\"quantity\":1}"))
			.build();
		HttpResponse<Void> response = HttpClient.newHttpClient().send(order, BodyHandlers.discarding());
		return response.statusCode();
	}

	private File[] scratch() {
		return this.folder.resolve("scratch").toFile().listFiles();
	}

}
