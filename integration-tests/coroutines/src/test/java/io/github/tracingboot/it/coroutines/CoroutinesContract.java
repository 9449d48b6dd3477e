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

package io.github.tracingboot.it.coroutines;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RunningApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for suspending controllers on both web stacks.
 */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CoroutinesContract {

	private static final List<String> HOPS = List.of("before the delay", "after the delay", "in async",
			"in async elsewhere", "in async elsewhere after a delay", "in withContext", "in withContext after a delay",
			"at the end");

	private final String type;

	private RunningApplication application;

	CoroutinesContract(String type) {
		this.type = type;
	}

	@BeforeAll
	void start() {
		this.application = RunningApplication.start(CoroutineApplication.class,
				"spring.main.web-application-type=" + this.type);
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@Test
	void shouldLogTheTraceIdAtEveryHopOfACoroutine(CapturedOutput output) {
		Caller caller = Caller.sampled();
		call(caller, "/suspending");
		assertThatAllHopsHaveTheId(output, caller);
	}

	@Test
	void shouldLogTheTraceIdWhereACoroutineThatSpringDidNotBeginHasTheContextElement(CapturedOutput output) {
		Caller caller = Caller.sampled();
		call(caller, "/blocking");
		for (String hop : List.of("in runBlocking", "in runBlocking after a delay",
				"in runBlocking on another dispatcher")) {
			assertThatLineHasTheId(output, caller, hop);
		}
	}

	@Test
	void shouldNeverMixTheTraceIdsOfConcurrentCoroutines(CapturedOutput output) {
		List<Caller> callers = Stream.generate(Caller::sampled).limit(50).toList();
		CompletableFuture
			.allOf(callers.stream()
				.map((caller) -> CompletableFuture.runAsync(() -> call(caller, "/suspending")))
				.toArray(CompletableFuture<?>[]::new))
			.join();
		assertThat(callers).allSatisfy((caller) -> assertThatAllHopsHaveTheId(output, caller));
	}

	@Test
	void shouldLogTheTraceIdInTheErrorLineOfTheFramework(CapturedOutput output) {
		Caller caller = Caller.sampled();
		call(caller, "/failing");
		LogLines.awaitAll(output, order(caller) + " about to fail", "[" + caller.traceId());
		LogLines.awaitAll(output, " ERROR ", "[" + caller.traceId());
	}

	@Test
	void shouldLogTheTraceIdInAFlow(CapturedOutput output) {
		Caller caller = Caller.sampled();
		call(caller, "/flow");
		for (String hop : List.of("in the flow", "in the flow after a delay")) {
			assertThatLineHasTheId(output, caller, hop);
		}
	}

	private void assertThatAllHopsHaveTheId(CapturedOutput output, Caller caller) {
		for (String hop : HOPS) {
			assertThatLineHasTheId(output, caller, hop);
		}
	}

	private static void assertThatLineHasTheId(CapturedOutput output, Caller caller, String hop) {
		String line = order(caller) + " " + hop;
		List<String> lines = LogLines.awaitAll(output, line).stream().filter((text) -> text.endsWith(line)).toList();
		assertThat(lines).singleElement().asString().contains("[" + caller.traceId() + "-");
	}

	private void call(Caller caller, String path) {
		this.application.get(caller, path + "?order=" + order(caller));
	}

	// Not the trace id itself, which would be in the line anyway.
	private static String order(Caller caller) {
		return "order-" + caller.spanId();
	}

}
