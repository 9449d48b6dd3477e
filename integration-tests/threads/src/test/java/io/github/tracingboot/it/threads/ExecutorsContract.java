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

package io.github.tracingboot.it.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.github.tracingboot.concurrent.ContextBoundary;
import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is logged on other threads on behalf of a request.
 */
@ExtendWith(OutputCaptureExtension.class)
abstract class ExecutorsContract {

	private final RunningApplication application;

	ExecutorsContract(RunningApplication application) {
		this.application = application;
	}

	RunningApplication application() {
		return this.application;
	}

	@ParameterizedTest
	@ValueSource(strings = { "applicationTaskExecutor", "usersTaskExecutor", "rawPool", "smallPool", "usersScheduler" })
	void shouldLogTheIdOfTheRequestInItsTask(String executor, CapturedOutput output) {
		assertLogsTheIdOfTheRequest(executor, output);
	}

	void assertLogsTheIdOfTheRequest(String executor, CapturedOutput output) {
		Caller caller = Caller.sampled();
		call(caller, "/executors/" + executor);
		assertThat(LogLines.awaitAll(output, "in a task on " + executor)).singleElement()
			.asString()
			.contains(caller.traceId());
		assertThat(idOfAnUnrelatedTask(executor)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "applicationTaskExecutor", "usersTaskExecutor", "rawPool", "usersScheduler" })
	void shouldTakeSpansMadeByHandBaggageAndMdcAlong(String executor, CapturedOutput output) {
		Caller caller = Caller.sampled();
		String spanByHand = call(caller, "/executors/" + executor + "/everything");
		assertThat(LogLines.awaitAll(output, "everything: order=A-1 tenant=acme")).singleElement()
			.asString()
			.contains(caller.traceId() + "-" + spanByHand);
	}

	@Test
	void shouldLogTheIdInWhatTheUsersDecoratorDoes(CapturedOutput output) {
		Caller caller = Caller.sampled();
		call(caller, "/executors/usersTaskExecutor");
		assertThat(LogLines.awaitAll(output, "decorated by the user")).first().asString().contains(caller.traceId());
	}

	@Test
	void shouldLeaveAnExcludedBeanAsItIs(CapturedOutput output) {
		assertThat(this.application.context().getBean("excludedPool").getClass()).isEqualTo(ThreadPoolExecutor.class);
		Caller caller = Caller.sampled();
		call(caller, "/executors/excludedPool");
		assertThat(LogLines.awaitAll(output, "in a task on excludedPool")).singleElement()
			.asString()
			.doesNotContain(caller.traceId());
	}

	@Test
	void shouldBehaveAsEverWhenTasksFailAreRefusedOrInterrupted(CapturedOutput output) {
		Caller caller = Caller.sampled();
		assertThat(call(caller, "/executors/fails")).isEqualTo("refused, failed on purpose");
		assertThat(LogLines.awaitAll(output, "was interrupted")).singleElement().asString().contains(caller.traceId());
		assertThat(LogLines.awaitAll(output, "was waiting")).singleElement().asString().contains(caller.traceId());
		assertThat(LogLines.all(output, "never")).isEmpty();
	}

	@Test
	void shouldTakeTheIdAlongOnceAndNeverToRunsOfAPeriodicTask(CapturedOutput output) {
		Caller caller = Caller.sampled();
		call(caller, "/executors/scheduler");
		assertThat(LogLines.awaitAll(output, "once, later")).singleElement().asString().contains(caller.traceId());
		assertThat(LogLines.awaitAll(output, "again and again")).hasSizeGreaterThan(2)
			.noneMatch((line) -> line.contains(caller.traceId()));
	}

	@Test
	void shouldHaveTheIdOnTheCommonPoolOnlyWithHelp(CapturedOutput output) {
		Caller caller = Caller.sampled();
		call(caller, "/executors/common-pool");
		assertThat(LogLines.awaitAll(output, "common pool alone")).noneMatch((line) -> line.contains(caller.traceId()));
		assertThat(LogLines.awaitAll(output, "common pool with help"))
			.allMatch((line) -> line.contains(caller.traceId()));
	}

	@Test
	void shouldHaveTheIdOnAThreadStartedByHandOnlyWithHelp(CapturedOutput output) {
		Caller caller = Caller.sampled();
		call(caller, "/executors/by-hand");
		assertThat(LogLines.awaitAll(output, "thread alone")).noneMatch((line) -> line.contains(caller.traceId()));
		assertThat(LogLines.awaitAll(output, "thread with help")).allMatch((line) -> line.contains(caller.traceId()));
	}

	@Test
	void shouldNeverMixTheIdsOfTwoHundredRequestsOnASmallPool(CapturedOutput output) throws Exception {
		ExecutorService callers = Executors.newFixedThreadPool(40);
		List<Callable<String>> calls = new ArrayList<>();
		for (int i = 0; i < 200; i++) {
			Caller caller = Caller.sampled();
			calls.add(() -> call(caller, "/executors/smallPool/many?id=" + caller.traceId()));
		}
		for (Future<String> call : callers.invokeAll(calls)) {
			String traceId = call.get();
			assertThat(LogLines.all(output, "one of many for " + traceId)).hasSize(6)
				.allMatch((line) -> line.contains("[" + traceId + "-"));
		}
		callers.shutdown();
		assertThat(idOfAnUnrelatedTask("smallPool")).isNull();
		assertThat(this.application.bean(ContextBoundary.class).repairs()).isZero();
	}

	private String call(Caller caller, String path) {
		var response = this.application.get(caller, path);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return response.body();
	}

	private String idOfAnUnrelatedTask(String executor) {
		FutureTask<String> task = new FutureTask<>(() -> MDC.get("traceId"));
		this.application.context().getBean(executor, Executor.class).execute(task);
		try {
			return task.get(30, TimeUnit.SECONDS);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
