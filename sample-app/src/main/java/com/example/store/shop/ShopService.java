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

package com.example.store.shop;

import java.time.Clock;
import java.time.Duration;

import org.apache.kafka.clients.admin.NewTopic;

import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.data.redis.cache.RedisCacheConfiguration;
import org.springframework.data.redis.serializer.JacksonJsonRedisSerializer;
import org.springframework.data.redis.serializer.RedisSerializationContext.SerializationPair;
import org.springframework.kafka.config.TopicBuilder;

/**
 * What the shop consists of.
 *
 * @since 0.1.0
 */
@Configuration(proxyBeanMethods = false)
@Profile("shop")
@ComponentScan
@EnableCaching
public class ShopService {

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	RedisCacheConfiguration itemsCache() {
		return RedisCacheConfiguration.defaultCacheConfig()
			.entryTtl(Duration.ofMinutes(10))
			.serializeValuesWith(SerializationPair.fromSerializer(new JacksonJsonRedisSerializer<>(Item.class)));
	}

	@Bean
	NewTopic paidOrders() {
		return TopicBuilder.name("paid-orders").build();
	}

}
