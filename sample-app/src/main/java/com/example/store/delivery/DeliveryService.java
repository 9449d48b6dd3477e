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

package com.example.store.delivery;

import java.net.http.HttpClient;
import java.time.Clock;

import org.apache.kafka.clients.admin.NewTopic;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * What the delivery service consists of.
 *
 * @since 0.1.0
 */
@Configuration(proxyBeanMethods = false)
@Profile("delivery")
@ComponentScan
@EnableAsync
@EnableScheduling
public class DeliveryService {

	@Bean
	Clock clock() {
		return Clock.systemDefaultZone();
	}

	@Bean
	HttpClient httpClient() {
		return HttpClient.newHttpClient();
	}

	@Bean
	NewTopic paidOrders() {
		return TopicBuilder.name("paid-orders").build();
	}

}
