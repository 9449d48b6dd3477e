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

package io.github.tracingboot.logging.otlp;

import java.io.PrintWriter;
import java.io.StringWriter;

import io.github.tracingboot.export.ExportLogRecordProcessor;
import io.github.tracingboot.logging.lines.LogLine;
import io.github.tracingboot.logging.lines.LogLineListener;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.LoggerProvider;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.context.Context;

import org.springframework.boot.logging.LogLevel;

/**
 * Makes log records of lines, by OpenTelemetry's data model and conventions.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otel/logs/data-model/">Logs data
 * model</a>
 */
class LogRecords implements LogLineListener {

	static final String PURPOSE = "tracing-otlp-logs";

	static final int MAXIMUM_LENGTH = 65536;

	private static final AttributeKey<String> THREAD_NAME = AttributeKey.stringKey("thread.name");

	private static final AttributeKey<String> EXCEPTION_TYPE = AttributeKey.stringKey("exception.type");

	private static final AttributeKey<String> EXCEPTION_MESSAGE = AttributeKey.stringKey("exception.message");

	private static final AttributeKey<String> EXCEPTION_STACK_TRACE = AttributeKey.stringKey("exception.stacktrace");

	private final LoggerProvider loggers;

	private final LogLevel threshold;

	private final LogRecordContext context;

	LogRecords(LoggerProvider loggers, LogLevel threshold, LogRecordContext context) {
		this.loggers = loggers;
		this.threshold = threshold;
		this.context = context;
	}

	@Override
	public LogLevel threshold() {
		return this.threshold;
	}

	@Override
	public void accept(LogLine line) {
		emit(line, Context.current());
	}

	/**
	 * Takes a line that was logged earlier.
	 * @param line the line
	 */
	void replay(KeptLine line) {
		if (line.level().compareTo(this.threshold) >= 0) {
			emit(line, line.current());
		}
	}

	private void emit(LogLine line, Context current) {
		if (ExportLogRecordProcessor.isExportThread(line.thread())) {
			return;
		}
		LogRecordBuilder record = this.loggers.get(line.logger())
			.logRecordBuilder()
			.setTimestamp(line.timestamp())
			.setContext(this.context.of(line, current))
			.setSeverity(severity(line.level()))
			.setSeverityText(line.level().name())
			.setBody(cut(line.message()))
			.setAttribute(THREAD_NAME, line.thread());
		Throwable thrown = line.thrown();
		if (thrown != null) {
			addException(record, thrown);
		}
		this.context.addAttributes(record, line);
		record.emit();
	}

	private static void addException(LogRecordBuilder record, Throwable thrown) {
		record.setAttribute(EXCEPTION_TYPE, thrown.getClass().getName());
		if (thrown.getMessage() != null) {
			record.setAttribute(EXCEPTION_MESSAGE, cut(thrown.getMessage()));
		}
		StringWriter stackTrace = new StringWriter();
		thrown.printStackTrace(new PrintWriter(stackTrace));
		record.setAttribute(EXCEPTION_STACK_TRACE, cut(stackTrace.toString()));
	}

	private static Severity severity(LogLevel level) {
		return switch (level) {
			case TRACE -> Severity.TRACE;
			case DEBUG -> Severity.DEBUG;
			case INFO -> Severity.INFO;
			case WARN -> Severity.WARN;
			case ERROR -> Severity.ERROR;
			case FATAL, OFF -> Severity.FATAL;
		};
	}

	static String cut(String text) {
		return (text.length() > MAXIMUM_LENGTH) ? text.substring(0, MAXIMUM_LENGTH) + "…" : text;
	}

}
