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

package io.github.tracingboot.it.redis.jedis;

import java.util.concurrent.Executor;

import io.github.tracingboot.it.RecordedSpans;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.MessageListener;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Talks to Redis through Jedis, and subscribes in a request.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(JedisApplication.Usage.class)
public class JedisApplication {

	private static final Logger logger = LoggerFactory.getLogger(JedisApplication.class);

	public static void main(String[] args) {
		SpringApplication.run(JedisApplication.class, args);
	}

	@Bean
	RecordedSpans recordedSpans() {
		return new RecordedSpans();
	}

	// Waits for messages on a thread of an executor that takes the context along.
	@Bean
	RedisMessageListenerContainer container(RedisConnectionFactory connections,
			@Qualifier("applicationTaskExecutor") Executor executor) {
		RedisMessageListenerContainer container = new RedisMessageListenerContainer();
		container.setConnectionFactory(connections);
		container.setTaskExecutor(executor);
		return container;
	}

	@RestController
	static class Usage {

		private final RedisMessageListenerContainer container;

		private final StringRedisTemplate template;

		Usage(RedisMessageListenerContainer container, StringRedisTemplate template) {
			this.container = container;
			this.template = template;
		}

		@GetMapping("/template")
		String template() {
			this.template.opsForValue().set("key", "value");
			return this.template.opsForValue().get("key");
		}

		@GetMapping("/subscribe")
		void subscribe() {
			MessageListener listener = (message, pattern) -> logger.info("got '{}'", message);
			this.container.addMessageListener(listener, ChannelTopic.of("orders"));
		}

	}

}
