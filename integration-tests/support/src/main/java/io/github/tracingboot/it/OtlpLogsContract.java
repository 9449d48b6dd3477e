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

package io.github.tracingboot.it;

import java.util.List;

import io.github.tracingboot.it.OtlpReceiver.Received;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a receiver of OTLP must get from every logging system.
 */
@ExtendWith(OutputCaptureExtension.class)
public abstract class OtlpLogsContract {

	private static final String ENABLED = "--tracing.logging.otlp.enabled=true";

	private static final Logger logger = LoggerFactory.getLogger("com.example.Shop");

	private OtlpReceiver receiver;

	@BeforeEach
	void start() {
		this.receiver = new OtlpReceiver(0);
	}

	@AfterEach
	void stop() {
		this.receiver.close();
	}

	@Test
	void linesArriveWithIdsAndResourceOfTheSpansFromTheFirstLineOn() {
		ChildJvm.Result result = ChildJvm.of(SpanLoggingApplication.class)
			.run(ENABLED, "--tracing.export.to=otlp", "--tracing.export.otlp.endpoint=" + this.receiver.address(),
					"--tracing.export.otlp.headers.X-Tenant=acme", "--spring.application.name=orders");
		assertThat(result.exitCode()).as(result.output()).isZero();
		String ids = result.line("ids=").substring("ids=".length());
		Received inside = this.receiver.log("inside the span");
		assertThat(inside.ids()).isEqualTo(ids);
		assertThat(inside.logger()).isEqualTo(SpanLoggingApplication.class.getName());
		assertThat(inside.log().getSeverityNumber()).isEqualTo(SeverityNumber.SEVERITY_NUMBER_INFO);
		assertThat(inside.log().getSeverityText()).isEqualTo("INFO");
		assertThat(inside.attribute("thread.name")).isEqualTo("main");
		assertThat(inside.resource()).isIn(this.receiver.spanResources());
		assertThat(inside.resource().toString()).contains("orders");
		Received failed = this.receiver.log("failed inside the span");
		assertThat(failed.ids()).isEqualTo(ids);
		assertThat(failed.attribute("exception.type")).isEqualTo(IllegalStateException.class.getName());
		assertThat(failed.attribute("exception.message")).isEqualTo("first line\nsecond line");
		assertThat(failed.attribute("exception.stacktrace")).contains("\tat ");
		assertThat(this.receiver.log("before the span").ids()).isEqualTo(":");
		assertThat(this.receiver.log("after the span").ids()).isEqualTo(":");
		assertThat(this.receiver.headers()).containsOnly("acme");
		assertThatTheFirstLinesAreThere(inside);
		assertThat(result.output()).contains("log lines: otlp-logs (http://" + this.receiver.address() + "/v1/logs)")
			.doesNotContainPattern("(?m)^\\S+ +WARN ");
	}

	private void assertThatTheFirstLinesAreThere(Received inside) {
		List<Received> starting = this.receiver.logs()
			.stream()
			.filter((log) -> log.message().startsWith("Starting SpanLoggingApplication"))
			.toList();
		assertThat(starting).singleElement()
			.satisfies((line) -> assertThat(line.log().getTimeUnixNano()).isPositive()
				.isLessThan(inside.log().getTimeUnixNano()));
		assertThat(this.receiver.logs()).extracting(Received::logger)
			.noneMatch(
					(name) -> name.startsWith("io.opentelemetry") || name.startsWith("io.github.tracingboot.export"));
	}

	@Test
	void entriesOfTheMdcAreAttributesOnRequest() {
		ChildJvm.of(StructuredLoggingApplication.class)
			.run(ENABLED, "--tracing.logging.otlp.endpoint=" + this.receiver.address(), "--test.mdc[tenant]=acme",
					"--test.mdc[shop]=7", "--tracing.logging.otlp.mdc-keys=tenant",
					"--tracing.logging.otlp.level=error");
		assertThat(this.receiver.logs()).singleElement().satisfies((line) -> {
			assertThat(line.message()).isEqualTo("failed in the child span");
			assertThat(line.attribute("tenant")).isEqualTo("acme");
			assertThat(line.attribute("shop")).isNull();
			assertThat(line.attribute("traceId")).isNull();
		});
	}

	@Test
	void nothingIsSentByDefault() {
		ChildJvm.of(SpanLoggingApplication.class)
			.run("--tracing.export.to=otlp", "--tracing.export.otlp.endpoint=" + this.receiver.address());
		assertThat(this.receiver.spanResources()).isNotEmpty();
		assertThat(this.receiver.logs()).isEmpty();
	}

	@Test
	void anOutageIsTwoLinesAndCostsTheApplicationNothing(CapturedOutput output) {
		int port = OtlpReceiver.deadPort();
		try (ConfigurableApplicationContext context = run(port)) {
			logger.info("lost");
			await().untilAsserted(
					() -> assertThat(output).contains("otlp-logs (http://localhost:" + port + "/v1/logs) is down"));
			logger.info("lost too");
			try (OtlpReceiver back = new OtlpReceiver(port)) {
				await().untilAsserted(() -> {
					logger.info("again");
					assertThat(output).contains("log records were lost");
				});
				logger.info("at the very end");
				context.close();
				assertThat(back.log("at the very end").logger()).isEqualTo("com.example.Shop");
				logger.info("after the end");
				assertThat(back.logs()).extracting(Received::message).doesNotContain("after the end");
			}
		}
		assertThat(output.toString().lines().filter((line) -> line.contains("is down"))).hasSize(1);
		assertThat(output).doesNotContain("\tat ");
	}

	private static ConfigurableApplicationContext run(int port) {
		return SpringApplication.run(Application.class, ENABLED, "--tracing.logging.otlp.endpoint=localhost:" + port,
				"--tracing.logging.otlp.schedule-delay=50ms", "--tracing.logging.otlp.timeout=1s");
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
