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
import java.util.Map;
import java.util.UUID;

import com.rabbitmq.client.AMQP.BasicProperties;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RunningApplication;
import io.github.tracingboot.it.SeenHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Trace context and baggage in the headers of messages, as other services write and read
 * them.
 */
@ExtendWith(OutputCaptureExtension.class)
class RabbitDialectIntegrationTests {

	private static RunningApplication application;

	private final String text = UUID.randomUUID().toString();

	@BeforeAll
	static void start() {
		application = start("tracing.propagation.produce=w3c,b3,b3-multi,jaeger,ot");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	private static RunningApplication start(String... properties) {
		return RunningApplication.start(RabbitApplication.class, AmqpBroker.properties(properties));
	}

	@Test
	void shouldShowThePropagatorsAllHeaders(CapturedOutput output) {
		publish(Map.of("uberctx-tenant", "acme", "ot-baggage-tenant", "acme", "shop-tenant", "acme"));
		LogLines.awaitAll(output, "plain got", this.text);
		assertThat(application.bean(SeenHeaders.class).names()).contains("uberctx-tenant", "ot-baggage-tenant",
				"shop-tenant");
	}

	private void publish(Map<String, String> headers) {
		application.bean(RabbitTemplate.class).execute((channel) -> {
			channel.basicPublish("", "plain", new BasicProperties.Builder().headers(Map.copyOf(headers)).build(),
					this.text.getBytes(StandardCharsets.UTF_8));
			return null;
		});
	}

}
