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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.SeenHeaders;
import io.micrometer.tracing.Tracer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.amqp.AmqpRejectAndDontRequeueException;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.rabbit.annotation.RabbitHandler;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.config.DirectRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.config.SimpleRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.amqp.rabbit.retry.RepublishMessageRecoverer;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.stereotype.Component;

/**
 * An application with listeners of every kind, as a user writes it: no line of tracing
 * code, but for the listener that misbehaves.
 */
@SpringBootApplication
public class RabbitApplication {

	private static final String[] QUEUES = { "plain", "forward", "forwarded", "broken", "parked", "reply", "answers",
			"answered", "future", "mono", "typed", "leaking", "hostile", "hand-made", "direct", "container", "batch",
			"broken-batch", "dead_DLQ" };

	@Bean
	RecordedSpans recordedSpans() {
		return new RecordedSpans();
	}

	@Bean
	SeenHeaders seenHeaders() {
		return new SeenHeaders();
	}

	@Bean
	Declarables queues() {
		List<Queue> queues = new ArrayList<>();
		for (String name : QUEUES) {
			queues.add(QueueBuilder.nonDurable(name).build());
		}
		queues.add(QueueBuilder.nonDurable("dead")
			.withArgument("x-qpid-dlq-enabled", true)
			.withArgument("x-qpid-maximum-delivery-count", 1)
			.build());
		queues.add(QueueBuilder.nonDurable("unread").build());
		return new Declarables(queues);
	}

	@Bean
	RabbitTemplate rabbitTemplate(ConnectionFactory connectionFactory) {
		return new RabbitTemplate(connectionFactory);
	}

	@Bean
	RepublishMessageRecoverer messageRecoverer(RabbitTemplate template) {
		return new RepublishMessageRecoverer(template, "", "parked");
	}

	@Bean
	SimpleRabbitListenerContainerFactory handMade(ConnectionFactory connectionFactory) {
		SimpleRabbitListenerContainerFactory factory = new SimpleRabbitListenerContainerFactory();
		factory.setConnectionFactory(connectionFactory);
		factory.setDefaultRequeueRejected(false);
		return factory;
	}

	@Bean
	DirectRabbitListenerContainerFactory direct(ConnectionFactory connectionFactory) {
		DirectRabbitListenerContainerFactory factory = new DirectRabbitListenerContainerFactory();
		factory.setConnectionFactory(connectionFactory);
		return factory;
	}

	@Bean
	SimpleRabbitListenerContainerFactory async(ConnectionFactory connectionFactory) {
		SimpleRabbitListenerContainerFactory factory = new SimpleRabbitListenerContainerFactory();
		factory.setConnectionFactory(connectionFactory);
		factory.setAcknowledgeMode(AcknowledgeMode.MANUAL);
		return factory;
	}

	@Bean
	SimpleRabbitListenerContainerFactory batch(ConnectionFactory connectionFactory) {
		SimpleRabbitListenerContainerFactory factory = new SimpleRabbitListenerContainerFactory();
		factory.setConnectionFactory(connectionFactory);
		factory.setBatchListener(true);
		factory.setConsumerBatchEnabled(true);
		factory.setBatchSize(3);
		factory.setReceiveTimeout(10_000L);
		factory.setDefaultRequeueRejected(false);
		return factory;
	}

	@Bean
	SimpleMessageListenerContainer container(ConnectionFactory connectionFactory) {
		SimpleMessageListenerContainer container = new SimpleMessageListenerContainer(connectionFactory);
		container.setQueueNames("container");
		container.setMessageListener((message) -> Listeners.log("container", message));
		return container;
	}

	@Component
	static class Listeners {

		private static final Log logger = LogFactory.getLog("com.example.Listeners");

		private final RabbitTemplate template;

		private final Tracer tracer;

		Listeners(RabbitTemplate template, Tracer tracer) {
			this.template = template;
			this.tracer = tracer;
		}

		static void log(String listener, Message message) {
			logger.info(listener + " got " + new String(message.getBody()));
		}

		@RabbitListener(queues = "plain")
		void plain(Message message) {
			log("plain", message);
		}

		@RabbitListener(queues = "forward")
		void forward(String text) {
			this.template.convertAndSend("forwarded", text);
		}

		@RabbitListener(queues = "forwarded")
		void forwarded(Message message) {
			log("forwarded", message);
		}

		@RabbitListener(queues = "broken")
		void broken(Message message) {
			log("broken", message);
			throw new IllegalStateException("No stock for " + new String(message.getBody()));
		}

		@RabbitListener(queues = "parked")
		void parked(Message message) {
			log("parked", message);
		}

		@RabbitListener(queues = "dead", containerFactory = "handMade")
		void dead(Message message) {
			log("dead", message);
			throw new AmqpRejectAndDontRequeueException("Never " + new String(message.getBody()));
		}

		@RabbitListener(queues = "dead_DLQ")
		void deadLetter(Message message) {
			log("deadLetter", message);
		}

		@RabbitListener(queues = "reply")
		String reply(Message message) {
			log("reply", message);
			return "re: " + new String(message.getBody());
		}

		@RabbitListener(queues = "answers")
		@SendTo("answered")
		String answer(Message message) {
			return "answer to " + new String(message.getBody());
		}

		@RabbitListener(queues = "answered")
		void answered(Message message) {
			log("answered", message);
		}

		@RabbitListener(queues = "future", containerFactory = "async")
		CompletableFuture<Void> future(Message message) {
			log("future", message);
			return CompletableFuture.completedFuture(null);
		}

		@RabbitListener(queues = "mono", containerFactory = "async")
		Mono<Void> mono(Message message) {
			return Mono.<Void>fromRunnable(() -> log("mono", message)).subscribeOn(Schedulers.boundedElastic());
		}

		@RabbitListener(queues = "leaking", concurrency = "1")
		void leaking(Message message) {
			this.tracer.withSpan(this.tracer.nextSpan().name("leak").start());
			log("leaking", message);
		}

		@RabbitListener(queues = "hostile")
		void hostile(Message message) {
			log("hostile", message);
		}

		@RabbitListener(queues = "hand-made", containerFactory = "handMade")
		void handMade(Message message) {
			log("hand-made", message);
		}

		@RabbitListener(queues = "direct", containerFactory = "direct")
		void direct(Message message) {
			log("direct", message);
		}

		@RabbitListener(queues = "batch", containerFactory = "batch")
		void batch(List<Message> messages) {
			messages.forEach((message) -> log("batch", message));
		}

		@RabbitListener(queues = "broken-batch", containerFactory = "batch")
		void brokenBatch(List<Message> messages) {
			throw new IllegalStateException("Bad batch " + new String(messages.get(0).getBody()));
		}

	}

	@Component
	@RabbitListener(queues = "typed")
	static class TypedListener {

		@RabbitHandler
		void text(String text) {
			LogFactory.getLog("com.example.Listeners").info("typed got " + text);
		}

		@RabbitHandler
		void other(Map<String, Object> other) {
			LogFactory.getLog("com.example.Listeners").info("typed got a map");
		}

	}

}
