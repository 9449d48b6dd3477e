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

package io.github.tracingboot.web.servlet;

import org.junit.jupiter.api.Test;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AccessLogFormats}.
 */
class AccessLogFormatsTests {

	@Test
	void shouldBeTheServersOwnFormatsWithTheTraceIdAdded() {
		MockEnvironment environment = new MockEnvironment();
		AccessLogFormats.defaults(environment).forEach(environment::setProperty);
		assertThat(environment.getProperty("server.tomcat.accesslog.pattern"))
			.isEqualTo("%h %l %u %t \"%r\" %s %b %{traceId}r");
		assertThat(environment.getProperty("server.jetty.accesslog.custom-format"))
			.isEqualTo("%{client}a - %u %t \"%r\" %s %O %{traceId}attr");
	}

	@Test
	void shouldFollowTheNameOfTheTraceId() {
		MockEnvironment environment = new MockEnvironment().withProperty("tracing.logging.keys.trace-id", "trace.id");
		AccessLogFormats.defaults(environment).forEach(environment::setProperty);
		assertThat(environment.getProperty("server.tomcat.accesslog.pattern")).endsWith(" %{trace.id}r");
	}

	@Test
	void shouldLeaveJettysFormatToAUserWhoChoseOne() {
		MockEnvironment environment = new MockEnvironment().withProperty("server.jetty.accesslog.format", "ncsa");
		assertThat(AccessLogFormats.defaults(environment)).containsOnlyKeys("server.tomcat.accesslog.pattern");
	}

}
