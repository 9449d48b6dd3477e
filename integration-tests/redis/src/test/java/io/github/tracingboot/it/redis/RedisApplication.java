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

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.tracingboot.concurrent.CurrentContext;
import io.github.tracingboot.it.RecordedSpans;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.data.annotation.Id;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.RedisHash;
import org.springframework.data.redis.core.RedisOperations;
import org.springframework.data.redis.core.SessionCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.repository.configuration.EnableRedisRepositories;
import org.springframework.data.repository.CrudRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Talks to Redis in every way.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableCaching
@EnableRedisRepositories(considerNestedRepositories = true)
@Import({ RedisApplication.CachedNames.class, RedisApplication.Usage.class })
public class RedisApplication {

	static final String KEY = "secret-key";

	static final String VALUE = "secret-value";

	private static final Logger logger = LoggerFactory.getLogger(RedisApplication.class);

	public static void main(String[] args) {
		SpringApplication.run(RedisApplication.class, args);
	}

	@Bean
	RecordedSpans recordedSpans() {
		return new RecordedSpans();
	}

	@Bean
	MeterRegistry meterRegistry() {
		return new SimpleMeterRegistry();
	}

	@RestController
	static class Usage {

		private final StringRedisTemplate template;

		private final ReactiveStringRedisTemplate reactiveTemplate;

		private final RedisConnectionFactory connections;

		private final CachedNames names;

		private final People people;

		private final Tracer tracer;

		Usage(StringRedisTemplate template, ReactiveStringRedisTemplate reactiveTemplate,
				RedisConnectionFactory connections, CachedNames names, People people, Tracer tracer) {
			this.template = template;
			this.reactiveTemplate = reactiveTemplate;
			this.connections = connections;
			this.names = names;
			this.people = people;
			this.tracer = tracer;
		}

		@GetMapping("/redis/template")
		void template() {
			logger.info("before the template");
			this.template.opsForValue().set(KEY, VALUE);
			this.template.opsForValue().get(KEY);
			logger.info("after the template");
		}

		@GetMapping("/redis/reactive")
		Mono<Void> reactive() {
			return this.reactiveTemplate.opsForValue()
				.set(KEY, VALUE)
				.then(this.reactiveTemplate.opsForValue().get(KEY))
				.doOnNext((value) -> logger.info("reactive answer"))
				.then();
		}

		@GetMapping("/redis/reactive-blocked")
		void reactiveBlocked() {
			this.reactiveTemplate.opsForValue().get(KEY).block();
		}

		@GetMapping("/redis/reactive-subscribed")
		void reactiveSubscribed() throws InterruptedException {
			CountDownLatch answered = new CountDownLatch(1);
			this.reactiveTemplate.opsForValue().get(KEY).subscribe((value) -> {
			}, (error) -> answered.countDown(), answered::countDown);
			answered.await(20, TimeUnit.SECONDS);
		}

		@GetMapping("/redis/async")
		CompletionStage<String> async() {
			byte[] key = KEY.getBytes(StandardCharsets.UTF_8);
			return async(this.connections.getConnection()).get(key).thenApply((value) -> "done");
		}

		@GetMapping("/redis/callback")
		CompletionStage<String> callback() {
			byte[] key = KEY.getBytes(StandardCharsets.UTF_8);
			RedisClusterAsyncCommands<byte[], byte[]> commands = async(this.connections.getConnection());
			return commands.get(key).thenCompose(CurrentContext.wrapFunction((value) -> {
				logger.info("answered in a callback");
				return commands.exists(key).thenApply((count) -> "done");
			}));
		}

		@SuppressWarnings("unchecked")
		private static RedisClusterAsyncCommands<byte[], byte[]> async(RedisConnection connection) {
			return (RedisAsyncCommands<byte[], byte[]>) connection.getNativeConnection();
		}

		@GetMapping("/redis/pipeline")
		void pipeline() {
			this.template.executePipelined((RedisCallback<Object>) (connection) -> {
				byte[] key = KEY.getBytes(StandardCharsets.UTF_8);
				connection.stringCommands().set(key, VALUE.getBytes(StandardCharsets.UTF_8));
				connection.stringCommands().get(key);
				return null;
			});
		}

		@GetMapping("/redis/transaction")
		void transaction() {
			this.template.execute(new SessionCallback<List<Object>>() {

				@Override
				@SuppressWarnings("unchecked")
				public <K, V> List<Object> execute(RedisOperations<K, V> operations) {
					operations.multi();
					operations.opsForValue().set((K) KEY, (V) VALUE);
					return operations.exec();
				}

			});
		}

		@GetMapping("/redis/script")
		void script() {
			this.template.execute(new DefaultRedisScript<>("return redis.call('GET', KEYS[1])", String.class),
					List.of(KEY), VALUE);
		}

		@GetMapping("/redis/cache")
		void cache() {
			this.names.find(KEY);
		}

		@GetMapping("/redis/repository")
		void repository() {
			this.people.save(new Person(KEY, VALUE));
		}

		@GetMapping("/redis/publish")
		void publish() {
			this.template.convertAndSend(KEY, VALUE);
		}

		@GetMapping("/redis/ping")
		void ping() {
			this.template.execute(RedisConnection::ping);
		}

		@GetMapping("/redis/by-hand")
		String byHand() {
			Span span = this.tracer.nextSpan().name("by hand").start();
			try (Tracer.SpanInScope scope = this.tracer.withSpan(span)) {
				this.template.opsForValue().get(KEY);
			}
			finally {
				span.end();
			}
			return span.context().spanId();
		}

		@GetMapping("/redis/wrong-type")
		void wrongType() {
			this.template.delete(KEY);
			this.template.opsForList().leftPush(KEY, VALUE);
			failing(() -> this.template.opsForValue().get(KEY));
			this.template.delete(KEY);
		}

		@GetMapping("/redis/unknown-command")
		void unknownCommand() {
			byte[] key = KEY.getBytes(StandardCharsets.UTF_8);
			byte[] value = VALUE.getBytes(StandardCharsets.UTF_8);
			failing(() -> this.template
				.execute((RedisCallback<Object>) (connection) -> connection.execute("NOSUCH", key, value)));
		}

		@GetMapping("/redis/excluded/{any}")
		void excluded(@PathVariable String any) {
			this.template.opsForValue().get(KEY);
		}

		private static void failing(Runnable work) {
			try {
				work.run();
				throw new IllegalStateException("has not failed");
			}
			catch (DataAccessException ex) {
				logger.info("failed as it should: {}", NestedExceptionUtils.getMostSpecificCause(ex).getMessage());
			}
		}

	}

	public static class CachedNames {

		@Cacheable("names")
		public Map<String, String> find(String id) {
			return new HashMap<>(Map.of(id, VALUE));
		}

	}

	interface People extends CrudRepository<Person, String> {

	}

	@RedisHash("people")
	record Person(@Id String id, String name) {

	}

}
