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

import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.SeenHeaders;
import io.micrometer.tracing.Tracer;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.artemis.autoconfigure.ArtemisConfigurationCustomizer;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.jms.config.DefaultJmsListenerContainerFactory;
import org.springframework.jms.config.SimpleJmsListenerContainerFactory;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.stereotype.Component;

/**
 * An application with listeners of every kind, as a user writes it: no line of tracing
 * code, but for the listener that misbehaves.
 */
@SpringBootApplication
public class JmsApplication {

	@Bean
	RecordedSpans recordedSpans() {
		return new RecordedSpans();
	}

	@Bean
	SeenHeaders seenHeaders() {
		return new SeenHeaders();
	}

	@Bean
	ArtemisConfigurationCustomizer deadLetters() {
		return (configuration) -> configuration.addAddressSetting("broken.#",
				new AddressSettings().setDeadLetterAddress(SimpleString.of("dead"))
					.setAutoCreateDeadLetterResources(false)
					.setMaxDeliveryAttempts(2)
					.setRedeliveryDelay(0));
	}

	@Bean
	DefaultJmsListenerContainerFactory handMade(ConnectionFactory connectionFactory) {
		DefaultJmsListenerContainerFactory factory = new DefaultJmsListenerContainerFactory();
		factory.setConnectionFactory(connectionFactory);
		factory.setSessionTransacted(true);
		factory.setErrorHandler((error) -> LogFactory.getLog("com.example.Errors").error("User's handler", error));
		return factory;
	}

	@Bean
	SimpleJmsListenerContainerFactory simple(ConnectionFactory connectionFactory) {
		SimpleJmsListenerContainerFactory factory = new SimpleJmsListenerContainerFactory();
		factory.setConnectionFactory(connectionFactory);
		return factory;
	}

	// Beside the one of Spring Boot, which backs off.
	@Bean
	JmsTemplate jmsTemplate(ConnectionFactory connectionFactory) {
		return new JmsTemplate(connectionFactory);
	}

	@Component
	static class Listeners {

		private static final Log logger = LogFactory.getLog("com.example.Listeners");

		private final JmsTemplate template;

		private final Tracer tracer;

		Listeners(JmsTemplate template, Tracer tracer) {
			this.template = template;
			this.tracer = tracer;
		}

		@JmsListener(destination = "plain")
		void plain(String text) {
			logger.info("plain got " + text);
		}

		@JmsListener(destination = "raw")
		void raw(TextMessage message) throws JMSException {
			logger.info("raw got " + message.getText());
		}

		@JmsListener(destination = "hand-made", containerFactory = "handMade")
		void handMade(String text) {
			logger.info("hand-made got " + text);
		}

		@JmsListener(destination = "simple", containerFactory = "simple")
		void simple(String text) {
			logger.info("simple got " + text);
		}

		@JmsListener(destination = "forward")
		void forward(String text) {
			this.template.convertAndSend("plain", text);
		}

		@JmsListener(destination = "question")
		@SendTo("plain")
		String question(String text) {
			return "answer to " + text;
		}

		@JmsListener(destination = "reply")
		String reply(String text) {
			logger.info("reply got " + text);
			return "re: " + text;
		}

		@JmsListener(destination = "broken.default")
		void broken(String text) {
			logger.info("broken got " + text);
			throw new IllegalStateException("No stock for " + text);
		}

		@JmsListener(destination = "broken.handled", containerFactory = "handMade")
		void handled(String text) {
			throw new IllegalStateException("No stock for " + text);
		}

		@JmsListener(destination = "dead")
		void dead(String text) {
			logger.info("dead got " + text);
		}

		@JmsListener(destination = "leaking", concurrency = "1")
		void leaking(String text) {
			this.tracer.withSpan(this.tracer.nextSpan().name("leak").start());
			logger.info("leaking got " + text);
		}

	}

}
