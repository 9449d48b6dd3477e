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

package io.github.tracingboot.it.webmvc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.github.tracingboot.it.RunningApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application makes of the headers of its caller, written to the socket byte by
 * byte, and sends on. The cases are those of the specification.
 *
 * @see <a href="https://www.w3.org/TR/trace-context-2/">Trace Context level 2</a>
 */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class TraceContextConformanceIntegrationTests {

	private static final String TRACE = "12345678901234567890123456789012";

	private static final String PARENT = "1234567890123456";

	private static final String IDS = TRACE + "-" + PARENT;

	private static final String VALID = "traceparent: 00-" + IDS + "-01";

	private final BlockingQueue<Headers> received = new LinkedBlockingQueue<>();

	private HttpServer server;

	private RunningApplication application;

	@BeforeAll
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", (exchange) -> {
			this.received.add(exchange.getRequestHeaders());
			exchange.sendResponseHeaders(204, -1);
			exchange.close();
		});
		this.server.start();
		this.application = RunningApplication.start(CallingApplication.class,
				"downstream=http://localhost:" + this.server.getAddress().getPort());
	}

	@AfterAll
	void stop() {
		this.application.close();
		this.server.stop(0);
	}

	@Test
	void shouldBeginATraceWithoutHeaders() throws Exception {
		Sent sent = call();
		assertThat(sent.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[13]");
		assertThat(sent.tracestate()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { VALID, "TraceParent: 00-" + IDS + "-01", "TrAcEpArEnT: 00-" + IDS + "-01",
			"TRACEPARENT: 00-" + IDS + "-01", "traceparent: cc-" + IDS + "-01",
			"traceparent: cc-" + IDS + "-01-what-the-future-will-be-like", "traceparent:00-" + IDS + "-01",
			"traceparent: \t 00-" + IDS + "-01", "traceparent: 00-" + IDS + "-01 \t ",
			"traceparent: 00-" + IDS + "-fd" })
	void shouldContinueTheTraceWithAnIdOfItsOwn(String header) throws Exception {
		Sent sent = call(header);
		assertThat(sent.traceparent()).matches("00-" + TRACE + "-[0-9a-f]{16}-01").doesNotContain(PARENT + "-");
		assertThat(sent.tracestate()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "00,00", "01,01", "02,02", "03,03" })
	void shouldPassOnTheFlags(String flags, String passedOn) throws Exception {
		assertThat(call("traceparent: 00-" + IDS + "-" + flags).traceparent()).startsWith("00-" + TRACE)
			.endsWith("-" + passedOn);
	}

	@ParameterizedTest
	@ValueSource(strings = { "trace-parent: 00-" + IDS + "-01", "trace.parent: 00-" + IDS + "-01", "traceparent:",
			"traceparent: 00-" + IDS + "-01.", "traceparent: 00-" + IDS + "-01-what-the-future-will-be-like",
			"traceparent: cc-" + IDS + "-01.what-the-future-will-be-like", "traceparent: ff-" + IDS + "-01",
			"traceparent: .0-" + IDS + "-01", "traceparent: 0.-" + IDS + "-01", "traceparent: 000-" + IDS + "-01",
			"traceparent: 0000-" + IDS + "-01", "traceparent: 0-" + IDS + "-01",
			"traceparent: 00-00000000000000000000000000000000-" + PARENT + "-01",
			"traceparent: 00-.2345678901234567890123456789012-" + PARENT + "-01",
			"traceparent: 00-1234567890123456789012345678901.-" + PARENT + "-01",
			"traceparent: 00-123456789012345678901234567890123-" + PARENT + "-01",
			"traceparent: 00-1234567890123456789012345678901-" + PARENT + "-01",
			"traceparent: 00-1234567890123456789012345678901A-" + PARENT + "-01",
			"traceparent: 00-" + TRACE + "-0000000000000000-01", "traceparent: 00-" + TRACE + "-.234567890123456-01",
			"traceparent: 00-" + TRACE + "-123456789012345.-01", "traceparent: 00-" + TRACE + "-12345678901234567-01",
			"traceparent: 00-" + TRACE + "-123456789012345-01", "traceparent: 00-" + TRACE + "-123456789012345A-01",
			"traceparent: 00-" + IDS + "-.0", "traceparent: 00-" + IDS + "-0.", "traceparent: 00-" + IDS + "-001",
			"traceparent: 00-" + IDS + "-1", "traceparent: 00-" + IDS, VALID + "\r\n" + VALID,
			VALID + "\r\ntraceparent: 00-12345678901234567890123456789011-" + PARENT + "-01",
			VALID + "\r\nTraceParent:" })
	void shouldBeginATraceWhenTheHeaderIsInvalidOrThereAreSeveral(String header, CapturedOutput output)
			throws Exception {
		Sent sent = call(header, "tracestate: foo=1");
		assertThat(sent.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[13]").doesNotContain("123456789012345");
		assertThat(sent.tracestate()).isEmpty();
		assertThat(output).doesNotContain("WARN").doesNotContain("ERROR").doesNotContain("1234567890");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
			"tracestate: foo=1,bar=2|foo=1,bar=2", "TraceState: foo=1|foo=1", "TRACESTATE: foo=1|foo=1",
			"tracestate: foo=1^tracestate:|foo=1", "tracestate:^tracestate: foo=1|foo=1",
			"tracestate: foo=1,bar=2^tracestate: rojo=1,congo=2^TraceState: baz=3|foo=1,bar=2,rojo=1,congo=2,baz=3",
			"tracestate: foo=1 \t , \t bar=2, \t baz=3|foo=1,bar=2,baz=3",
			"tracestate: foo=1\t \t,\t \tbar=2,\t \tbaz=3|foo=1,bar=2,baz=3", "tracestate: \t foo=1 \t|foo=1",
			"tracestate: foo=1,,bar=2,|foo=1,bar=2", "tracestate: foo= 1|foo= 1", "tracestate: foo=1,foo=1|foo=1",
			"tracestate: foo=1,foo=2|foo=1", "tracestate: foo=1^tracestate: foo=2|foo=1" })
	void shouldPassOnTheTraceState(String headers, String passedOn) throws Exception {
		Sent sent = call(VALID, headers.replace("^", "\r\n"));
		assertThat(sent.traceparent()).startsWith("00-" + TRACE);
		assertThat(sent.tracestate()).isEqualTo(passedOn);
	}

	@ParameterizedTest
	@ValueSource(strings = { "trace-state: foo=1", "trace.state: foo=1", "tracestate:", "tracestate: \t ",
			"tracestate: ,", "tracestate: foo", "tracestate: foo =1", "tracestate: FOO=1", "tracestate: foo.bar=1",
			"tracestate: foo@=1,bar=2", "tracestate: @foo=1,bar=2", "tracestate: foo@@bar=1,bar=2",
			"tracestate: foo@bar@baz=1,bar=2", "tracestate: foo=bar=baz", "tracestate: foo=,bar=3",
			"tracestate: foo=1\r\ntracestate: foo=bar=baz" })
	void shouldContinueTheTraceWithoutATraceStateThatIsEmptyOrInvalid(String headers) throws Exception {
		Sent sent = call(VALID, headers);
		assertThat(sent.traceparent()).startsWith("00-" + TRACE);
		assertThat(sent.tracestate()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "tracestate: foo=1", "tracestate: foo=1,bar=2" })
	void shouldDiscardATraceStateWithoutTrace(String header) throws Exception {
		assertThat(call(header).tracestate()).isEmpty();
	}

	@Test
	void shouldPassOnAllAllowedCharacters() throws Exception {
		String key = "abcdefghijklmnopqrstuvwxyz0123456789_-*/";
		String value = IntStream.rangeClosed(' ', '~')
			.filter((c) -> c != ',' && c != '=')
			.mapToObj(Character::toString)
			.collect(Collectors.joining());
		assertThat(call(VALID, "tracestate: " + key + "=" + value).tracestate()).isEqualTo(key + "=" + value);
		String withTenant = key + "@a-z0-9_-*/";
		assertThat(call(VALID, "tracestate: " + withTenant + "=" + value).tracestate())
			.isEqualTo(withTenant + "=" + value);
	}

	@ParameterizedTest
	@MethodSource
	void shouldHoldTheLimitsOfTheTraceState(String sent, boolean passedOn) throws Exception {
		assertThat(call(VALID, "tracestate: foo=1", "tracestate: " + sent).tracestate())
			.isEqualTo(passedOn ? "foo=1," + sent : "");
	}

	static Object[][] shouldHoldTheLimitsOfTheTraceState() {
		return new Object[][] { { "z".repeat(256) + "=1", true }, { "z".repeat(257) + "=1", false },
				{ "t".repeat(241) + "@" + "v".repeat(14) + "=1", true }, { "t".repeat(242) + "@v=1", false },
				{ "t@" + "v".repeat(15) + "=1", false }, { "k=" + "v".repeat(256), true },
				{ "k=" + "v".repeat(257), false }, { members(31, 2), true }, { members(32, 2), false } };
	}

	@Test
	void shouldPassOnFiveHundredAndTwelveCharactersOfTheTraceState() throws Exception {
		String fitting = members(32, 10) + "v";
		assertThat(fitting).hasSize(512);
		assertThat(call(VALID, "tracestate: " + fitting).tracestate()).isEqualTo(fitting);
		String tooLong = members(32, 20);
		assertThat(call(VALID, "tracestate: big=" + "v".repeat(128) + "," + members(31, 20)).tracestate())
			.isSubstringOf(tooLong)
			.hasSizeBetween(480, 512)
			.startsWith("k100=");
	}

	@ParameterizedTest
	@ValueSource(strings = { VALID, "", "traceparent: 00-00000000000000000000000000000000-" + PARENT + "-01" })
	void shouldSendEveryCallInOneTraceWithAnIdOfItsOwn(String header) throws Exception {
		List<Sent> sent = call(3, header.isEmpty() ? new String[0] : new String[] { header });
		assertThat(sent).extracting(Sent::traceparent)
			.doesNotHaveDuplicates()
			.allMatch((traceparent) -> header.equals(VALID) == traceparent.contains(TRACE));
		assertThat(sent).extracting((call) -> call.traceparent().substring(0, 35))
			.containsOnly(sent.get(0).traceparent().substring(0, 35));
	}

	@ParameterizedTest
	@ValueSource(strings = { "x-b3-traceid: " + TRACE + "\r\nX-B3-SPANID: " + PARENT, "B3: " + IDS,
			"Uber-Trace-Id: " + TRACE + "%3A" + PARENT + "%3A0%3A1",
			"Ot-Tracer-TraceId: " + TRACE + "\r\not-tracer-spanid: " + PARENT })
	void shouldContinueTheTraceOfOtherDialectsWhateverTheCaseOfTheirNames(String headers) throws Exception {
		assertThat(call("traceparent: evil", headers).traceparent()).matches("00-" + TRACE + "-[0-9a-f]{16}-01");
	}

	@ParameterizedTest
	@CsvSource({ "b3: 0,0[02]", "X-B3-Sampled: 0,0[02]", "b3: d,0[13]", "X-B3-Flags: 1,0[13]" })
	void shouldBeginATraceAsACallerDecidesThatHasNone(String header, String flags) throws Exception {
		assertThat(call(header).traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-" + flags);
	}

	private static String members(int count, int valueLength) {
		return IntStream.range(100, 100 + count)
			.mapToObj((i) -> "k" + i + "=" + "v".repeat(valueLength))
			.collect(Collectors.joining(","));
	}

	private Sent call(String... headers) throws Exception {
		return call(1, headers).get(0);
	}

	private List<Sent> call(int count, String... headers) throws Exception {
		String head = "GET /calls?count=" + count + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
				+ List.of(headers).stream().map((header) -> header + "\r\n").collect(Collectors.joining()) + "\r\n";
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.application.port())) {
			socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
			assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
				.startsWith("HTTP/1.1 200");
		}
		List<Sent> sent = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			sent.add(Sent.of(this.received.poll(10, TimeUnit.SECONDS)));
		}
		return sent;
	}

	/**
	 * What the application sends on.
	 *
	 * @param traceparent its one header of this name
	 * @param tracestate its header of this name, empty if there is none
	 */
	record Sent(String traceparent, String tracestate) {

		static Sent of(Headers headers) {
			assertThat(headers).isNotNull();
			assertThat(headers.get("traceparent")).hasSize(1);
			assertThat(headers.getOrDefault("Tracestate", List.of())).hasSizeLessThanOrEqualTo(1);
			String tracestate = headers.getFirst("tracestate");
			assertThat(tracestate).isNotEqualTo("");
			return new Sent(headers.getFirst("traceparent"), (tracestate != null) ? tracestate : "");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(CallingController.class)
	static class CallingApplication {

		@Bean
		RestClient restClient(RestClient.Builder builder, @Value("${downstream}") String downstream) {
			return builder.baseUrl(downstream).build();
		}

	}

	@RestController
	static class CallingController {

		private final RestClient restClient;

		CallingController(RestClient restClient) {
			this.restClient = restClient;
		}

		@GetMapping("/calls")
		void calls(@RequestParam int count) {
			for (int i = 0; i < count; i++) {
				this.restClient.get().uri("/").retrieve().toBodilessEntity();
			}
		}

	}

}
