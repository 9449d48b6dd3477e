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

package io.github.tracingboot.it.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Behaviour of a service that talks to MariaDB through MySQL's driver.
 */
@ExtendWith(OutputCaptureExtension.class)
class JdbcTracingIntegrationTests {

	private static RunningApplication application;

	private static RecordedSpans spans;

	private static String startup;

	@BeforeAll
	static void start(CapturedOutput output) {
		application = RunningApplication.start(ShopApplication.class,
				"spring.datasource.url=" + MariaDb.get().mysqlUrl(), "spring.jpa.open-in-view=false",
				// What MySQL's driver asks for to find out, MariaDB does not have.
				"spring.jpa.database-platform=org.hibernate.dialect.MySQLDialect",
				"spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access=false",
				"spring.flyway.baseline-on-migrate=true", "spring.flyway.baseline-version=0",
				"management.endpoint.health.show-details=always");
		spans = application.bean(RecordedSpans.class);
		startup = output.toString();
	}

	@AfterAll
	static void stop() {
		if (application != null) {
			application.close();
		}
	}

	@Test
	void shouldStartWithoutASpanOrAWarning() {
		assertThat(startup).contains("Successfully applied 1 migration").contains("instrumented:");
		assertThat(LogLines.all(startup, "instrumented:")).singleElement()
			.asString()
			.containsPattern("instrumented: [^;]*jdbc");
		assertThat(startup).doesNotContain("is not eligible for getting processed");
		assertThat(LogLines.all(startup, " WARN ")).noneMatch((line) -> line.contains("tracingboot"));
	}

	@Test
	void shouldMakeOneClientSpanBelowTheRequest(CapturedOutput output) {
		Caller caller = Caller.sampled();
		SpanData statement = onlyStatement(caller, "select");
		assertThat(statement.getName()).isEqualTo("SELECT orders");
		assertThat(statement.getKind()).isEqualTo(SpanKind.CLIENT);
		assertThat(statement.getParentSpanId()).isEqualTo(spans.serverSpan(caller.traceId()).getSpanId());
		assertThat(text(statement, "db.system.name")).isEqualTo("mysql");
		assertThat(text(statement, "db.namespace")).isEqualTo("shop");
		assertThat(text(statement, "db.operation.name")).isEqualTo("SELECT");
		assertThat(text(statement, "db.collection.name")).isEqualTo("orders");
		assertThat(text(statement, "db.query.summary")).isEqualTo("SELECT orders");
		assertThat(text(statement, "db.query.text")).isEqualTo("SELECT id FROM orders WHERE email = ? OR email <> ?");
		assertThat(text(statement, "server.address")).isEqualTo("localhost");
		assertThat(number(statement, "server.port")).isEqualTo(MariaDb.get().port());
		assertThat(number(statement, "db.response.returned_rows")).isPositive();
		assertThat(statement.getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
		assertThat(LogLines.awaitAll(output, "Running select")).allMatch((line) -> line.contains(caller.traceId()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "select", "update", "batch", "duplicate", "syntax", "derived" })
	void shouldShowNoValue(String name) {
		Caller caller = Caller.sampled();
		call(caller, name);
		assertThat(spans.ofTrace(caller.traceId())).hasSizeGreaterThan(1)
			.allSatisfy((span) -> assertThat(span.toString()).doesNotContain(ShopController.LITERAL)
				.doesNotContain(ShopController.BOUND));
	}

	@Test
	void shouldNameAllTables() {
		SpanData statement = onlyStatement(Caller.sampled(), "client");
		assertThat(statement.getName()).isEqualTo("SELECT orders customers");
		assertThat(text(statement, "db.collection.name")).isNull();
		assertThat(number(statement, "db.response.returned_rows")).isOne();
	}

	@Test
	void shouldMakeOneSpanOfABatch() {
		SpanData statement = onlyStatement(Caller.sampled(), "batch");
		assertThat(statement.getName()).isEqualTo("BATCH INSERT customers");
		assertThat(text(statement, "db.operation.name")).isEqualTo("BATCH INSERT");
		assertThat(number(statement, "db.operation.batch.size")).isEqualTo(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "commit", "rollback" })
	void shouldShowTheEndOfATransactionWithoutASpan(String name) {
		Caller caller = Caller.sampled();
		SpanData statement = onlyStatement(caller, name);
		assertThat(statement.getName()).isEqualTo("INSERT orders");
		assertThat(text(statement, "jdbc.row-affected")).isEqualTo("1");
		assertThat(spans.serverSpan(caller.traceId()).getEvents()).extracting(EventData::getName).containsExactly(name);
	}

	@Test
	void shouldFailTheSpanWithTheCodeOfTheDatabaseOnly() {
		Caller caller = Caller.sampled();
		call(caller, "duplicate");
		List<SpanData> statements = statements(caller);
		SpanData failed = statements.get(statements.size() - 1);
		assertThat(failed.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(failed.getStatus().getDescription()).isEmpty();
		assertThat(failed.getEvents()).isEmpty();
		assertThat(text(failed, "error.type")).isEqualTo("java.sql.SQLIntegrityConstraintViolationException");
		assertThat(text(failed, "db.response.status_code")).isEqualTo("1062");
		assertThat(text(failed, "db.collection.name")).isEqualTo("orders");
	}

	@Test
	void shouldTraceJpa() {
		Caller caller = Caller.sampled();
		call(caller, "jpa");
		assertThat(statements(caller)).extracting(SpanData::getName).containsExactly("INSERT orders", "SELECT orders");
		assertThat(statements(caller)).allSatisfy((statement) -> assertThat(statement.getParentSpanId())
			.isEqualTo(spans.serverSpan(caller.traceId()).getSpanId()));
	}

	@Test
	void shouldMakeNoSpanOutsideATrace() throws SQLException {
		int before = spans.all().size();
		try (Connection connection = dataSource().getConnection();
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("SELECT id FROM orders")) {
			assertThat(result.next()).isTrue();
			assertThat(connection.isValid(1)).isTrue();
		}
		assertThat(spans.all()).hasSize(before);
	}

	@Test
	void shouldMakeNoSpanWhenHealthIsPolled() {
		int before = spans.all().size();
		for (int i = 0; i < 50; i++) {
			assertThat(application.get(application.port(), "/actuator/health").body()).contains("\"db\":{");
		}
		assertThat(spans.all()).hasSize(before);
		assertThat(spans.openTraces()).isEmpty();
	}

	@Test
	void shouldKeepMemoryFlatWhileAMillionRowsAreRead() throws SQLException {
		List<Long> used = new ArrayList<>();
		SpanData statement = inSpan((connection) -> {
			try (PreparedStatement prepared = connection.prepareStatement("SELECT seq FROM seq_1_to_1000000")) {
				prepared.setFetchSize(Integer.MIN_VALUE);
				ResultSet result = prepared.executeQuery();
				while (result.next()) {
					if (result.getLong(1) % 450_000 == 1) {
						used.add(usedMemory());
					}
				}
				result.close();
				result.close();
			}
		}).get(0);
		assertThat(number(statement, "db.response.returned_rows")).isEqualTo(1_000_000);
		assertThat(statement.getEvents()).isEmpty();
		assertThat(used).hasSize(3);
		assertThat(used.get(2) - used.get(0)).isLessThan(8 * 1024 * 1024);
	}

	@Test
	void shouldEndTheSpanOfAResultThatNobodyReadsToTheEnd() throws SQLException {
		List<SpanData> statements = inSpan((connection) -> {
			Statement statement = connection.createStatement();
			statement.executeQuery("SELECT seq FROM seq_1_to_10").next();
			statement.executeQuery("SELECT seq FROM seq_1_to_20").next();
			statement.close();
			connection.createStatement().executeQuery("SELECT seq FROM seq_1_to_30").next();
		});
		assertThat(statements).extracting(SpanData::getName)
			.containsExactly("SELECT seq_1_to_10", "SELECT seq_1_to_20", "SELECT seq_1_to_30");
		assertThat(statements)
			.allSatisfy((statement) -> assertThat(number(statement, "db.response.returned_rows")).isOne());
	}

	@Test
	void shouldKeepThePoolWhatItIs() throws SQLException {
		assertThat(dataSource()).isInstanceOf(HikariDataSource.class);
		HikariDataSource pool = application.bean(HikariDataSource.class);
		assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isPositive();
		assertThat(dataSource().unwrap(HikariDataSource.class).isRunning()).isTrue();
		assertThat(dataSource().isWrapperFor(HikariDataSource.class)).isTrue();
		try (Connection connection = dataSource().getConnection()) {
			assertThat(connection.unwrap(com.mysql.cj.jdbc.JdbcConnection.class).getHost()).isEqualTo("localhost");
		}
	}

	@Test
	void shouldAddNoMeterAndKeepThoseOfThePool() {
		call(Caller.sampled(), "select");
		MeterRegistry meters = application.bean(MeterRegistry.class);
		assertThat(meters.getMeters()).extracting((meter) -> meter.getId().getName())
			.contains("hikaricp.connections", "jdbc.connections.active")
			.doesNotContain("jdbc.query", "jdbc.query.active");
	}

	private static SpanData onlyStatement(Caller caller, String name) {
		call(caller, name);
		assertThat(statements(caller)).hasSize(1);
		return statements(caller).get(0);
	}

	private static void call(Caller caller, String name) {
		assertThat(application.get(caller, "/run/" + name).statusCode()).isEqualTo(200);
	}

	private static List<SpanData> statements(Caller caller) {
		return spans.ofTrace(caller.traceId()).stream().filter((span) -> span.getKind() == SpanKind.CLIENT).toList();
	}

	private static DataSource dataSource() {
		return application.bean(DataSource.class);
	}

	private static List<SpanData> inSpan(Work work) throws SQLException {
		Tracer tracer = application.bean(Tracer.class);
		Span span = tracer.nextSpan().name("work").start();
		try (Tracer.SpanInScope scope = tracer.withSpan(span); Connection connection = dataSource().getConnection()) {
			work.run(connection);
		}
		finally {
			span.end();
		}
		return spans.ofTrace(span.context().traceId())
			.stream()
			.filter((candidate) -> candidate.getKind() == SpanKind.CLIENT)
			.toList();
	}

	private static long usedMemory() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	private static String text(SpanData span, String key) {
		return span.getAttributes().get(AttributeKey.stringKey(key));
	}

	private static Long number(SpanData span, String key) {
		return span.getAttributes().get(AttributeKey.longKey(key));
	}

	/**
	 * What is done with a connection.
	 */
	@FunctionalInterface
	private interface Work {

		void run(Connection connection) throws SQLException;

	}

}
