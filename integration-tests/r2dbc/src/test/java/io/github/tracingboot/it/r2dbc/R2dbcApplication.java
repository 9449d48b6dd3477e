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
package io.github.tracingboot.it.r2dbc;

import io.github.tracingboot.it.RecordedSpans;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reads and writes through R2DBC.
 */
@SpringBootApplication
@Import(RecordedSpans.class)
@RestController
public class R2dbcApplication {

	private static final Logger logger = LoggerFactory.getLogger(R2dbcApplication.class);

	private final DatabaseClient database;

	R2dbcApplication(DatabaseClient database) {
		this.database = database;
	}

	Mono<Long> createTable() {
		return this.database.sql("create table if not exists customers (email varchar(100) primary key)")
			.fetch()
			.rowsUpdated();
	}

	@GetMapping("/customers")
	Mono<Long> customers() {
		return this.database.sql("select count(*) from customers where email = 'ann@example.org' or email = :email")
			.bind("email", "bob@example.org")
			.mapValue(Long.class)
			.one()
			.doOnNext((count) -> logger.info("customers counted"));
	}

	@GetMapping("/twice")
	Mono<String> twice() {
		return insert().then(insert()).thenReturn("twice").onErrorReturn("refused");
	}

	private Mono<Long> insert() {
		return this.database.sql("insert into customers values ('cid@example.org')").fetch().rowsUpdated();
	}

}
