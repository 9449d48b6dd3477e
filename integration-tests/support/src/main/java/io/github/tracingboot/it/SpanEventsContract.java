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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which log lines every logging system must make events of the current span, in real
 * applications that share it.
 */
public abstract class SpanEventsContract {

	private static final String FAILED = "event=one|log|ERROR|com.example.Shop|order failed at http://******@stock/"
			+ "|java.lang.IllegalStateException|no stock|true";

	private final ChildJvm applications = ChildJvm.of(SpanEventsApplication.class);

	/**
	 * A configuration file of the application's own with a logger
	 * {@code com.example.apart} that writes to the console only, past the root logger.
	 * @return where it is
	 */
	protected abstract String configurationWithALoggerApart();

	@Test
	void warningsAndErrorsAreEventsOfTheCurrentSpanOnceWhateverStartsAndCloses() {
		ChildJvm.Result result = this.applications.run();
		assertThat(events(result)).containsExactly(warning("one", "1 of pen left"), FAILED,
				warning("apart", "not for all").replace("Shop", "apart.Audit"), warning("two", "beside another"),
				warning("left", "after another"), warning("new", "configured anew"), warning("alone", "alone again"),
				warning("cleaned", "cleaned up"));
		assertThat(result.output()).contains("span events: log lines from warn");
	}

	@Test
	void theLevelDecides() {
		assertThat(events(this.applications.run("--tracing.logging.span-events.level=error"))).containsExactly(FAILED);
		assertThat(events(this.applications.run("--tracing.logging.span-events.level=info")))
			.contains("event=one|log|INFO|com.example.Shop|packing an order|null|null|false");
	}

	@Test
	void offMakesNone() {
		ChildJvm.Result result = this.applications.run("--tracing.logging.span-events.level=OFF");
		assertThat(events(result)).isEmpty();
		assertThat(result.output()).contains("span-events (tracing.logging.span-events.level=off)");
	}

	@Test
	void aLevelThatIsNoneFailsTheStartWithItsNameAndTheValidOnes() {
		ChildJvm.Result result = this.applications.run("--tracing.logging.span-events.level=loud");
		assertThat(result.exitCode()).isNotZero();
		assertThat(result.output()).contains("APPLICATION FAILED TO START")
			.contains("tracing.logging.span-events.level")
			.contains("loud")
			.contains("WARN");
	}

	@Test
	void aLoggerThatKeepsItsLinesKeepsThem() {
		ChildJvm.Result result = this.applications.run("--logging.config=" + configurationWithALoggerApart());
		assertThat(events(result)).contains(warning("one", "1 of pen left"), FAILED, warning("alone", "alone again"))
			.noneMatch((event) -> event.startsWith("event=apart"));
		assertThat(result.line("not for all")).isNotBlank();
	}

	private static String warning(String span, String message) {
		return "event=" + span + "|log|WARN|com.example.Shop|" + message + "|null|null|false";
	}

	private static List<String> events(ChildJvm.Result result) {
		assertThat(result.exitCode()).as(result.output()).isZero();
		return result.output().lines().filter((line) -> line.startsWith("event=")).toList();
	}

}
