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
package io.github.tracingboot.it.r2dbc;

import java.util.List;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Queries through R2DBC, on an H2 in memory.
 */
@ExtendWith(OutputCaptureExtension.class)
class R2dbcIntegrationTests {

	private static RunningApplication application;

	@BeforeAll
	static void start() {
		application = RunningApplication.start(R2dbcApplication.class,
				"spring.r2dbc.url=r2dbc:h2:mem:///customers;DB_CLOSE_DELAY=-1");
		application.bean(R2dbcApplication.class).createTable().block();
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void shouldBeAChildOfTheRequestWithoutValues(CapturedOutput output) throws Exception {
		Caller caller = Caller.sampled();
		assertThat(application.get(caller, "/customers").statusCode()).isEqualTo(200);
		SpanData query = queries(caller).get(0);
		assertThat(queries(caller)).hasSize(1);
		assertThat(query.getKind()).isEqualTo(SpanKind.CLIENT);
		assertThat(query.getName()).isEqualTo("SELECT customers");
		assertThat(query.getParentSpanId()).isEqualTo(spans().serverSpan(caller.traceId()).getSpanId());
		assertThat(query.getAttributes().get(AttributeKey.stringKey("db.system.name"))).isEqualTo("h2database");
		assertThat(query.getAttributes().get(AttributeKey.stringKey("db.collection.name"))).isEqualTo("customers");
		assertThat(query.getAttributes().get(AttributeKey.stringKey("db.query.text")))
			.startsWith("select count(*) from customers where email = ?");
		assertThat(query.toString()).doesNotContain("example.org");
		assertThat(LogLines.awaitAll(output, "customers counted")).allMatch((line) -> line.contains(caller.traceId()));
	}

	@Test
	void shouldFailTheSpanWithTheCodeOfTheDatabaseOnly() throws Exception {
		Caller caller = Caller.sampled();
		assertThat(application.get(caller, "/twice").body()).isEqualTo("refused");
		List<SpanData> queries = queries(caller);
		SpanData refused = queries.get(queries.size() - 1);
		assertThat(refused.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(refused.getAttributes().get(AttributeKey.stringKey("db.response.status_code"))).isEqualTo("23505");
		assertThat(queries.toString()).doesNotContain("example.org");
	}

	@Test
	void shouldMakeNoSpanOutsideATrace() {
		spans().clear();
		application.bean(R2dbcApplication.class).customers().block();
		assertThat(spans().all()).isEmpty();
	}

	private static RecordedSpans spans() {
		return application.bean(RecordedSpans.class);
	}

	private static List<SpanData> queries(Caller caller) {
		SpanData server = spans().serverSpan(caller.traceId());
		return spans().ofTrace(caller.traceId()).stream().filter((span) -> span != server).toList();
	}

}
