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

package io.github.tracingboot.it.rabbit;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.rabbitmq.client.AMQP.BasicProperties;
import io.github.tracingboot.it.PropagationContract;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * From a message to a listener to a message that it sends.
 */
class RabbitPropagationIntegrationTests extends PropagationContract {

	private static final long TIMEOUT_MILLIS = 60_000;

	@Override
	protected RunningApplication start(String... properties) {
		return RunningApplication.start(RelayingApplication.class,
				AmqpBroker
					.properties(Stream.concat(Stream.of("relay.queue=" + UUID.randomUUID()), Stream.of(properties))
						.toArray(String[]::new)));
	}

	@Override
	protected List<Map<String, String>> relay(RunningApplication application, String order,
			Map<String, String> headers) {
		String queue = application.context().getEnvironment().getRequiredProperty("relay.queue");
		RabbitTemplate template = application.bean(RabbitTemplate.class);
		template.execute((channel) -> {
			channel.basicPublish("", queue, new BasicProperties.Builder().headers(Map.copyOf(headers)).build(),
					order.getBytes(StandardCharsets.UTF_8));
			return null;
		});
		Message relayed = template.receive(queue + "-relayed", TIMEOUT_MILLIS);
		assertThat(relayed).isNotNull();
		Map<String, String> sent = new LinkedHashMap<>();
		relayed.getMessageProperties().getHeaders().forEach((name, value) -> sent.put(name, String.valueOf(value)));
		return List.of(sent);
	}

	// No configuration that another test's scan would find.
	@EnableAutoConfiguration
	@Import(Relay.class)
	static class RelayingApplication {

		@Bean
		RecordedSpans recordedSpans() {
			return new RecordedSpans();
		}

		@Bean
		Declarables queues(@Value("${relay.queue}") String name) {
			return new Declarables(QueueBuilder.nonDurable(name).build(),
					QueueBuilder.nonDurable(name + "-relayed").build());
		}

	}

	static class Relay {

		private static final Log logger = LogFactory.getLog(Relay.class);

		private final RabbitTemplate template;

		private final String queue;

		Relay(RabbitTemplate template, @Value("${relay.queue}") String queue) {
			this.template = template;
			this.queue = queue;
		}

		@RabbitListener(queues = "${relay.queue}")
		void relay(Message order) {
			String number = new String(order.getBody(), StandardCharsets.UTF_8);
			logger.info(RELAYING + number);
			this.template.convertAndSend(this.queue + "-relayed", number);
		}

	}

}
