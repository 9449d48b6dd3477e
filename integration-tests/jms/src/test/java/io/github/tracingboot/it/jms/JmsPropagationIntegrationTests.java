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

package io.github.tracingboot.it.jms;

import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.github.tracingboot.it.PropagationContract;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.jms.core.JmsTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * From a message to a listener to a message that it sends.
 */
class JmsPropagationIntegrationTests extends PropagationContract {

	private static final long TIMEOUT_MILLIS = 60_000;

	private static final String DASH = "__dash__";

	// Each has a broker of its own.
	private static final AtomicInteger SERVERS = new AtomicInteger(100);

	@Override
	protected RunningApplication start(String... properties) {
		return RunningApplication.start(RelayingApplication.class,
				Stream.concat(Stream.of("spring.artemis.mode=embedded", "spring.artemis.embedded.persistent=false",
						"spring.artemis.embedded.server-id=" + SERVERS.incrementAndGet(),
						"spring.artemis.embedded.data-directory=target/artemis",
						"logging.level.org.apache.activemq=error"), Stream.of(properties))
					.toArray(String[]::new));
	}

	// A template that is no bean writes no headers of its own.
	@Override
	protected List<Map<String, String>> relay(RunningApplication application, String order,
			Map<String, String> headers) {
		JmsTemplate template = new JmsTemplate(application.bean(ConnectionFactory.class));
		template.setReceiveTimeout(TIMEOUT_MILLIS);
		template.convertAndSend("orders", order, (message) -> {
			for (Map.Entry<String, String> header : headers.entrySet()) {
				message.setStringProperty(header.getKey().replace("-", DASH), header.getValue());
			}
			return message;
		});
		Message relayed = template.receive("relayed-orders");
		assertThat(relayed).isNotNull();
		return List.of(properties(relayed));
	}

	private static Map<String, String> properties(Message message) {
		try {
			Map<String, String> properties = new LinkedHashMap<>();
			for (Object name : Collections.list((Enumeration<?>) message.getPropertyNames())) {
				properties.put(name.toString().replace(DASH, "-"), message.getStringProperty(name.toString()));
			}
			return properties;
		}
		catch (JMSException ex) {
			throw new IllegalStateException(ex);
		}
	}

	// No configuration that another test's scan would find.
	@EnableAutoConfiguration
	@Import(Relay.class)
	static class RelayingApplication {

		@Bean
		RecordedSpans recordedSpans() {
			return new RecordedSpans();
		}

	}

	static class Relay {

		private static final Log logger = LogFactory.getLog(Relay.class);

		private final JmsTemplate template;

		Relay(JmsTemplate template) {
			this.template = template;
		}

		@JmsListener(destination = "orders")
		void relay(String order) {
			logger.info(RELAYING + order);
			this.template.convertAndSend("relayed-orders", order);
		}

	}

}
