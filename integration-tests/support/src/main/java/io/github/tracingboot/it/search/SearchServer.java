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

package io.github.tracingboot.it.search;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.tracingboot.it.ServerProcess;
import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real Elasticsearch or OpenSearch in a process of its own, which all tests share: it
 * starts with the first that asks for it and ends with the tests.
 */
public final class SearchServer {

	private static final Map<Kind, SearchServer> RUNNING = new EnumMap<>(Kind.class);

	private final HttpClient client = HttpClient.newHttpClient();

	private final int port;

	private SearchServer(int port) {
		this.port = port;
	}

	/**
	 * Gives the server of a kind. The test is skipped, saying why, where there is no Java
	 * that it runs on.
	 * @param kind the kind
	 * @return the running server
	 */
	public static synchronized SearchServer get(Kind kind) {
		Optional<JavaHome> java = JavaHome.find(kind.oldestJava, kind.newestJava);
		Assumptions.assumeTrue(java.isPresent(),
				() -> kind + " needs Java " + kind.oldestJava + " to " + kind.newestJava + ", and there is none");
		return RUNNING.computeIfAbsent(kind, (key) -> start(key, java.orElseThrow()));
	}

	/**
	 * Whether there is a Java that servers of a kind run on.
	 * @param kind the kind
	 * @return whether {@link #get} starts one
	 */
	public static boolean isAvailable(Kind kind) {
		return JavaHome.find(kind.oldestJava, kind.newestJava).isPresent();
	}

	private static SearchServer start(Kind kind, JavaHome java) {
		SearchServer server = new SearchServer(ServerProcess.freePort());
		ServerProcess.start(kind.folder, command(kind, java, server.port))
			.awaitReady(() -> server.call("GET", "/_cluster/health", "").statusCode() == 200);
		return server;
	}

	private static List<String> command(Kind kind, JavaHome java, int port) {
		try {
			Path classes = Path.of(SearchNode.class.getProtectionDomain().getCodeSource().getLocation().toURI());
			String classPath = classes + File.pathSeparator
					+ Files.readString(Path.of(System.getProperty("servers"), kind.folder, "target", "class-path"));
			Path data = Files.createTempDirectory(ServerProcess.folder(), kind.folder);
			return List.of(java.executable().toString(), "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
					"-cp", classPath, SearchNode.class.getName(), kind.runner, data.toString(), String.valueOf(port));
		}
		catch (IOException | URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Where it listens.
	 * @return host and port
	 */
	public String address() {
		return "localhost:" + this.port;
	}

	/**
	 * Calls its API and expects success.
	 * @param method the HTTP method
	 * @param path the path, with a query if any
	 * @param json the body, empty if there is none
	 * @return the answer
	 */
	public String json(String method, String path, String json) {
		HttpResponse<String> answer = call(method, path, json);
		assertThat(answer.statusCode()).as(() -> method + " " + path + ": " + answer.body()).isBetween(200, 299);
		return answer.body();
	}

	/**
	 * Calls its API.
	 * @param method the HTTP method
	 * @param path the path, with a query if any
	 * @param json the body, empty if there is none
	 * @return the answer, whatever its status
	 */
	public HttpResponse<String> call(String method, String path, String json) {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address() + path))
			.header("Content-Type", "application/json")
			.method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
			.build();
		try {
			return this.client.send(request, BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What there is to start.
	 */
	public enum Kind {

		/**
		 * The last Elasticsearch that may be had as a library: without data streams.
		 */
		ELASTICSEARCH_7("elasticsearch-7", "org.codelibs.elasticsearch.runner.ElasticsearchClusterRunner", 11, 23),

		/**
		 * OpenSearch.
		 */
		OPENSEARCH_3("opensearch-3", "org.codelibs.opensearch.runner.OpenSearchRunner", 21, 99);

		private final String folder;

		private final String runner;

		private final int oldestJava;

		private final int newestJava;

		Kind(String folder, String runner, int oldestJava, int newestJava) {
			this.folder = folder;
			this.runner = runner;
			this.oldestJava = oldestJava;
			this.newestJava = newestJava;
		}

	}

}
