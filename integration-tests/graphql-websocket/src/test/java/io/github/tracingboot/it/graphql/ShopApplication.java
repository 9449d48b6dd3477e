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

package io.github.tracingboot.it.graphql;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.tracingboot.it.RecordedSpans;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.stereotype.Controller;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/**
 * A shop that speaks GraphQL, STOMP and plain WebSocket.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ ShopApplication.GraphQlController.class, ShopApplication.StompController.class,
		ShopApplication.StompConfiguration.class, ShopApplication.PlainConfiguration.class })
public class ShopApplication {

	private static final Logger logger = LoggerFactory.getLogger(ShopApplication.class);

	@Bean
	RecordedSpans recordedSpans() {
		return new RecordedSpans();
	}

	record Order(String id) {
	}

	@Controller
	static class GraphQlController {

		@QueryMapping
		List<Order> orders() {
			logger.info("finding orders");
			return List.of(new Order("1"), new Order("2"));
		}

		@BatchMapping
		Map<Order, String> customer(List<Order> orders) {
			logger.info("finding {} customers", orders.size());
			return orders.stream().collect(Collectors.toMap(Function.identity(), (order) -> "c" + order.id()));
		}

		@SchemaMapping
		Mono<Integer> price(Order order) {
			return Mono.fromSupplier(() -> {
				logger.info("pricing order {}", order.id());
				return 12;
			}).subscribeOn(Schedulers.boundedElastic());
		}

		@SubscriptionMapping
		Flux<String> parcels() {
			logger.info("subscribing");
			return Flux.just("parcel").doOnNext((parcel) -> logger.info("sending {}", parcel));
		}

	}

	@Controller
	static class StompController {

		@MessageMapping("/order")
		String order(String order) {
			logger.info("ordering {}", order);
			if (order.startsWith("bad")) {
				throw new IllegalStateException("cannot order " + order);
			}
			return order;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebSocketMessageBroker
	static class StompConfiguration implements WebSocketMessageBrokerConfigurer {

		@Override
		public void registerStompEndpoints(StompEndpointRegistry registry) {
			registry.addEndpoint("/stomp");
		}

		@Override
		public void configureMessageBroker(MessageBrokerRegistry registry) {
			registry.enableSimpleBroker("/topic");
			registry.setApplicationDestinationPrefixes("/app");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebSocket
	static class PlainConfiguration implements WebSocketConfigurer {

		@Override
		public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
			registry.addHandler(new TextWebSocketHandler() {

				@Override
				protected void handleTextMessage(WebSocketSession session, TextMessage message) {
					logger.info("hearing {}", message.getPayload());
				}

			}, "/plain");
		}

	}

}
