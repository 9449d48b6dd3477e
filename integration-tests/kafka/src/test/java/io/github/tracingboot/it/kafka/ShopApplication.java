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

package io.github.tracingboot.it.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.messaging.kafka.RecordScopes;
import io.micrometer.tracing.Tracer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.IntegerDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.BackOff;
import org.springframework.kafka.annotation.DltHandler;
import org.springframework.kafka.annotation.KafkaHandler;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.RetryableTopic;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.core.RoutingKafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;
import org.springframework.kafka.support.serializer.ErrorHandlingDeserializer;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.util.backoff.FixedBackOff;

/**
 * A shop whose parts talk through Kafka, without a line of tracing code but where it says
 * so.
 */
@EnableAutoConfiguration
@Configuration(proxyBeanMethods = false)
@Import({ ShopApplication.Orders.class, ShopApplication.Kinds.class })
public class ShopApplication {

	@Bean
	RecordedSpans recordedSpans() {
		return new RecordedSpans();
	}

	@Bean
	KafkaTemplate<Object, Object> kafkaTemplate(ProducerFactory<Object, Object> producers) {
		return new KafkaTemplate<>(producers);
	}

	@Bean
	RoutingKafkaTemplate routingKafkaTemplate(ProducerFactory<Object, Object> producers) {
		return new RoutingKafkaTemplate(Map.of(Pattern.compile(".*"), producers));
	}

	@Bean
	KafkaTemplate<Object, Object> transactionalTemplate(KafkaProperties properties) {
		DefaultKafkaProducerFactory<Object, Object> producers = new DefaultKafkaProducerFactory<>(
				properties.buildProducerProperties());
		producers.setTransactionIdPrefix("shop-");
		return new KafkaTemplate<>(producers);
	}

	@Bean
	KafkaTemplate<Object, Object> templateWithoutBroker(KafkaProperties properties) {
		Map<String, Object> configuration = new HashMap<>(properties.buildProducerProperties());
		configuration.put("bootstrap.servers", "localhost:1");
		configuration.put("max.block.ms", 300);
		return new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(configuration));
	}

	@Bean
	DefaultErrorHandler errorHandler(KafkaTemplate<Object, Object> kafkaTemplate, KafkaProperties properties) {
		Map<Class<?>, KafkaOperations<?, ?>> templates = new LinkedHashMap<>();
		templates.put(byte[].class,
				new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(properties.buildProducerProperties(),
						new StringSerializer(), new ByteArraySerializer())));
		templates.put(Object.class, kafkaTemplate);
		return new DefaultErrorHandler(new DeadLetterPublishingRecoverer(templates), new FixedBackOff(10, 2));
	}

	@Bean
	TaskScheduler retryScheduler() {
		return new ThreadPoolTaskScheduler();
	}

	@Bean
	ConcurrentKafkaListenerContainerFactory<Object, Object> handmade(ConsumerFactory<Object, Object> consumers) {
		ConcurrentKafkaListenerContainerFactory<Object, Object> factory = new ConcurrentKafkaListenerContainerFactory<>();
		factory.setConsumerFactory(consumers);
		factory.setConcurrency(2);
		return factory;
	}

	@Bean
	ConcurrentKafkaListenerContainerFactory<String, Integer> numbers(KafkaProperties properties,
			DefaultErrorHandler errorHandler) {
		ConcurrentKafkaListenerContainerFactory<String, Integer> factory = new ConcurrentKafkaListenerContainerFactory<>();
		factory.setConsumerFactory(new DefaultKafkaConsumerFactory<>(properties.buildConsumerProperties(),
				new StringDeserializer(), new ErrorHandlingDeserializer<>(new IntegerDeserializer())));
		factory.setCommonErrorHandler(errorHandler);
		return factory;
	}

	@Bean
	ConcurrentMessageListenerContainer<Object, Object> ownContainer(ConsumerFactory<Object, Object> consumers) {
		ContainerProperties properties = new ContainerProperties("own-container");
		properties.setGroupId("own-container");
		properties.setMessageListener(
				(MessageListener<Object, Object>) (record) -> LoggerFactory.getLogger(ShopApplication.class)
					.info("own container got {}", record.value()));
		return new ConcurrentMessageListenerContainer<>(consumers, properties);
	}

	@Bean
	ConcurrentMessageListenerContainer<Object, Object> answers(
			ConcurrentKafkaListenerContainerFactory<Object, Object> handmade) {
		ConcurrentMessageListenerContainer<Object, Object> container = handmade.createContainer("answers");
		container.getContainerProperties().setGroupId("answers");
		container.setAutoStartup(false);
		return container;
	}

	@Bean
	ReplyingKafkaTemplate<Object, Object, Object> replyingTemplate(ProducerFactory<Object, Object> producers,
			ConcurrentMessageListenerContainer<Object, Object> answers) {
		ReplyingKafkaTemplate<Object, Object, Object> template = new ReplyingKafkaTemplate<>(producers, answers);
		template.setDefaultReplyTimeout(Duration.ofSeconds(60));
		return template;
	}

	/**
	 * Listeners.
	 */
	static class Orders {

		private static final Logger logger = LoggerFactory.getLogger(Orders.class);

		private final Tracer tracer;

		private final RecordScopes scopes;

		Orders(Tracer tracer, RecordScopes scopes) {
			this.tracer = tracer;
			this.scopes = scopes;
		}

		@KafkaListener(topics = "orders")
		void order(ConsumerRecord<String, String> record) {
			logger.info("order {}", record.value());
		}

		@KafkaListener(topics = "handmade", containerFactory = "handmade")
		void handmade(String value) {
			logger.info("handmade {}", value);
		}

		@KafkaListener(topics = "fragile")
		void fragile(String value) {
			logger.info("fragile {}", value);
			if (value.startsWith("bad")) {
				throw new IllegalStateException("no " + value);
			}
		}

		@KafkaListener(topics = { "batches-dlt", "fragile-dlt", "numbers-dlt" })
		void dead(ConsumerRecord<String, Object> record) {
			logger.info("dead letter of {} {}", record.topic(), record.key());
		}

		@KafkaListener(topics = "numbers", containerFactory = "numbers")
		void number(Integer value) {
			logger.info("number {}", value);
		}

		@RetryableTopic(attempts = "2", backOff = @BackOff(50), kafkaTemplate = "kafkaTemplate")
		@KafkaListener(topics = "retried")
		void retried(String value) {
			logger.info("retried {}", value);
			throw new IllegalStateException("no " + value);
		}

		@DltHandler
		void given(String value) {
			logger.info("given up {}", value);
		}

		@KafkaListener(topics = "questions")
		@SendTo
		String answer(String question) {
			logger.info("asked {}", question);
			return "answer to " + question;
		}

		@KafkaListener(topics = "slow-questions")
		@SendTo
		CompletableFuture<String> slowAnswer(String question) {
			logger.info("asked slowly {}", question);
			return CompletableFuture.supplyAsync(() -> "answer to " + question);
		}

		@SuppressWarnings("MustBeClosed")
		@KafkaListener(topics = "leaks")
		void leak(String value) {
			logger.info("leak {}", value);
			if (value.startsWith("leaking")) {
				this.tracer.withSpan(this.tracer.nextSpan().name("leaked"));
			}
		}

		@KafkaListener(id = "batches", topics = "batches", batch = "true")
		void batch(List<ConsumerRecord<String, String>> records) {
			logger.info("batch of {}", records.size());
			this.scopes.forEach(records, this::inBatch);
			logger.info("after batch of {}", records.size());
		}

		private void inBatch(ConsumerRecord<String, String> record) {
			logger.info("in batch {}", record.value());
			if (record.value().startsWith("bad")) {
				throw new IllegalStateException("no " + record.value());
			}
		}

	}

	/**
	 * One listener with a method for each type.
	 */
	@KafkaListener(topics = "kinds")
	static class Kinds {

		@KafkaHandler
		void text(String value) {
			Orders.logger.info("kind {}", value);
		}

	}

}
