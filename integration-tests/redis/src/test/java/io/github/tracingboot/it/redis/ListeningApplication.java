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

package io.github.tracingboot.it.redis;

import java.time.Duration;
import java.util.concurrent.Executor;

import io.github.tracingboot.it.RecordedSpans;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.MessageListener;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Listens to channels of Redis, on the container's executor and on the application's.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(ListeningApplication.Subscriptions.class)
public class ListeningApplication {

	private static final Logger logger = LoggerFactory.getLogger(ListeningApplication.class);

	public static void main(String[] args) {
		SpringApplication.run(ListeningApplication.class, args);
	}

	@Bean
	RecordedSpans recordedSpans() {
		return new RecordedSpans();
	}

	@Bean
	RedisMessageListenerContainer container(RedisConnectionFactory connections, StringRedisTemplate template) {
		RedisMessageListenerContainer container = new RedisMessageListenerContainer();
		container.setConnectionFactory(connections);
		container.addMessageListener(logging(template), ChannelTopic.of("orders"));
		container.addMessageListener(broken(), ChannelTopic.of("broken"));
		return container;
	}

	@Bean
	RedisMessageListenerContainer containerWithOwnExecutor(RedisConnectionFactory connections,
			StringRedisTemplate template, @Qualifier("applicationTaskExecutor") Executor executor) {
		RedisMessageListenerContainer container = new RedisMessageListenerContainer();
		container.setConnectionFactory(connections);
		container.setTaskExecutor(executor);
		container.setErrorHandler((error) -> logger.info("own handler saw {}", error.getMessage()));
		container.addMessageListener(logging(template), ChannelTopic.of("orders.on.own.executor"));
		container.addMessageListener(broken(), ChannelTopic.of("broken.on.own.executor"));
		return container;
	}

	static MessageListener logging(StringRedisTemplate template) {
		return (message, pattern) -> {
			template.opsForValue().get("any");
			logger.info("got '{}'", message);
		};
	}

	private static MessageListener broken() {
		return (message, pattern) -> {
			throw new IllegalStateException("listener is broken");
		};
	}

	@RestController
	static class Subscriptions {

		private final RedisMessageListenerContainer container;

		private final StringRedisTemplate template;

		private final ReactiveStringRedisTemplate reactiveTemplate;

		Subscriptions(@Qualifier("containerWithOwnExecutor") RedisMessageListenerContainer container,
				StringRedisTemplate template, ReactiveStringRedisTemplate reactiveTemplate) {
			this.container = container;
			this.template = template;
			this.reactiveTemplate = reactiveTemplate;
		}

		@GetMapping("/subscribe")
		void subscribe() {
			this.container.addMessageListener(logging(this.template), ChannelTopic.of("late"));
		}

		@GetMapping("/receive")
		Mono<String> receive() {
			return this.reactiveTemplate.listenToChannelLater("reactive")
				.flatMapMany((messages) -> messages
					.mergeWith(this.reactiveTemplate.convertAndSend("reactive", "x").then(Mono.empty())))
				.next()
				.doOnNext((message) -> logger.info("received reactively"))
				.timeout(Duration.ofSeconds(60))
				.thenReturn("received");
		}

	}

}
