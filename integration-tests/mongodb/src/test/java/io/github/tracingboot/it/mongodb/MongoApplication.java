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

package io.github.tracingboot.it.mongodb;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.tracingboot.it.RecordedSpans;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.data.mongodb.repository.config.EnableMongoRepositories;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Talks to MongoDB in every way.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableMongoRepositories(considerNestedRepositories = true)
@Import(MongoApplication.Usage.class)
public class MongoApplication {

	private static final Logger logger = LoggerFactory.getLogger(MongoApplication.class);

	public static void main(String[] args) {
		SpringApplication.run(MongoApplication.class, args);
	}

	@Bean
	RecordedSpans recordedSpans() {
		return new RecordedSpans();
	}

	private static Query byName() {
		return Query.query(Criteria.where("name").is("secret-value"));
	}

	@RestController
	static class Usage {

		private final MongoTemplate template;

		private final ReactiveMongoTemplate reactiveTemplate;

		private final People people;

		private final Tracer tracer;

		Usage(MongoTemplate template, ReactiveMongoTemplate reactiveTemplate, People people, Tracer tracer) {
			this.template = template;
			this.reactiveTemplate = reactiveTemplate;
			this.people = people;
			this.tracer = tracer;
		}

		@GetMapping("/mongo/template")
		void template() {
			this.template.find(byName(), Person.class);
			this.template.updateFirst(byName(), Update.update("name", "secret-too"), Person.class);
		}

		@GetMapping("/mongo/repository")
		void repository() {
			this.people.save(new Person("secret-id", "secret-value"));
			this.people.deleteById("secret-id");
		}

		@GetMapping("/mongo/reactive")
		Mono<Void> reactive() {
			return this.reactiveTemplate.count(byName(), Person.class)
				.doOnNext((count) -> logger.info("reactive answer"))
				.then();
		}

		@GetMapping("/mongo/reactive-blocked")
		void reactiveBlocked() {
			this.reactiveTemplate.findOne(byName(), Person.class).block();
		}

		@GetMapping("/mongo/reactive-captured")
		void reactiveCaptured() throws InterruptedException {
			CountDownLatch answered = new CountDownLatch(1);
			this.reactiveTemplate.findOne(byName(), Person.class)
				.doFinally((signal) -> answered.countDown())
				.contextCapture()
				.subscribe();
			answered.await(20, TimeUnit.SECONDS);
		}

		@GetMapping("/mongo/by-hand")
		String byHand() {
			Span span = this.tracer.nextSpan().name("by hand").start();
			try (Tracer.SpanInScope scope = this.tracer.withSpan(span)) {
				this.template.find(byName(), Person.class);
			}
			finally {
				span.end();
			}
			return span.context().spanId();
		}

		@GetMapping("/mongo/duplicate")
		void duplicate() {
			this.template.save(new Person("secret-id", "secret-value"));
			failing(() -> this.template.insert(new Person("secret-id", "secret-value")));
		}

		@GetMapping("/mongo/refused")
		void refused() {
			failing(() -> this.template.executeCommand("{ 'noSuchCommand': 'secret-value' }"));
		}

		@GetMapping("/mongo/ping")
		void ping() {
			this.template.executeCommand("{ 'ping': 1 }");
		}

		private static void failing(Runnable work) {
			try {
				work.run();
			}
			catch (DataAccessException ex) {
				logger.info("failed as it should: {}", ex.getMessage());
				return;
			}
			throw new IllegalStateException("has not failed");
		}

	}

	interface People extends MongoRepository<Person, String> {

		List<Person> findByName(String name);

	}

	@Document("people")
	record Person(@Id String id, String name) {

	}

}
