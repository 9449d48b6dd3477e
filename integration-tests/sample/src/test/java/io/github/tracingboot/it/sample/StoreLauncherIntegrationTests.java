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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The sample's launcher: it starts everything, and leaves nothing behind.
 */
class StoreLauncherIntegrationTests {

	@TempDir
	private Path logs;

	@Test
	void shouldSayWhereThingsAreAndStopAllProcessesWhenTerminated() {
		try (Program launcher = launch("launcher-terminated", "--zipkin.jar=" + Program.jar("zipkin-server.jar"))) {
			launcher.awaitOnConsole("Find:");
			assertThat(launcher.console()).contains("Call:  curl").contains("Look:  http://localhost:");
			List<ProcessHandle> children = launcher.descendants();
			assertThat(children).hasSize(4).allMatch(ProcessHandle::isAlive);
			launcher.terminate();
			launcher.awaitExit();
			assertThat(children).noneMatch(ProcessHandle::isAlive);
			assertThat(launcher.console()).doesNotContain("has ended");
		}
	}

	@Test
	void shouldLetZipkinTakeTheLastSpansBeforeItEnds() throws Exception {
		try (Program launcher = launch("launcher-last-spans", "--zipkin.jar=" + Program.jar("zipkin-server.jar"))) {
			launcher.awaitOnConsole("Find:");
			Matcher shop = Pattern.compile("localhost:\\d+/orders").matcher(launcher.console());
			assertThat(shop.find()).isTrue();
			HttpRequest order = HttpRequest.newBuilder(URI.create("http://" + shop.group()))
				.header("Content-Type", "application/json")
				.POST(BodyPublishers.ofString("{\"item\":\"book\",\"quantity\":1}"))
				.build();
			HttpResponse<Void> response = HttpClient.newHttpClient().send(order, BodyHandlers.discarding());
			assertThat(response.statusCode()).isEqualTo(201);
			launcher.terminate();
			launcher.awaitExit();
			assertThat(launcher.console()).contains("Order A-").doesNotContain("is down").doesNotContain(" WARN ");
		}
	}

	@Test
	void shouldStopTheOthersAndSayWhichWhenAProcessEnds() {
		try (Program launcher = launch("launcher-bereft", "--zipkin.enabled=false")) {
			launcher.awaitOnConsole("Find:");
			List<ProcessHandle> children = launcher.descendants();
			assertThat(children).hasSize(3);
			children.get(0).destroyForcibly();
			assertThat(launcher.awaitExit()).isEqualTo(1);
			assertThat(children).noneMatch(ProcessHandle::isAlive);
			assertThat(launcher.console()).containsPattern("(shop|payment|delivery) has ended with exit code");
		}
	}

	@Test
	void shouldStopTheOthersWhenAProcessFailsToStart() throws IOException {
		Path broken = Files.writeString(this.logs.resolve("broken.jar"), "no jar");
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
		try (ServerSocket taken = new ServerSocket(FreePort.next())) {
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
		List<String> arguments = new ArrayList<>();
		for (String program : List.of("shop", "payment", "delivery", "zipkin")) {
			if (!option.startsWith("--" + program + ".port=")) {
				arguments.add("--" + program + ".port=" + FreePort.next());
			}
		}
		arguments.add("--store.logs=" + this.logs);
		arguments.add(option);
		return Program.start(name, "sample-app.jar", arguments);
	}

}
