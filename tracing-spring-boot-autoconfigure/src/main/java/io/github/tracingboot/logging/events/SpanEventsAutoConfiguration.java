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

package io.github.tracingboot.logging.events;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for log lines that become events of
 * the current span.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@EnableConfigurationProperties(SpanEventsProperties.class)
public final class SpanEventsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(SpanEventRedactor.class)
	CredentialRedactor spanEventRedactor() {
		return new CredentialRedactor();
	}

	// Nobody asks for it, so it must not wait for that.
	@Bean
	@Lazy(false)
	SpanEventRegistration spanEventRegistration(SpanEventsProperties properties, SpanEventRedactor redactor) {
		return new SpanEventRegistration(properties.getLevel(), redactor);
	}

	@Bean
	LoggedExceptions loggedExceptions(SpanEventRedactor redactor) {
		return new LoggedExceptions(new EventText(redactor));
	}

}
