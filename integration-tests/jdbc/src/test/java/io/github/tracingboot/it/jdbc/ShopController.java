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

package io.github.tracingboot.it.jdbc;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Runs a piece of a service's work with the database in a request.
 */
@RestController
class ShopController {

	private static final Logger logger = LoggerFactory.getLogger(ShopController.class);

	static final String LITERAL = "literal-secret@example.org";

	static final String BOUND = "bound-secret@example.org";

	private final Map<String, Supplier<Object>> cases;

	private final JdbcTemplate template;

	private final TransactionTemplate transactions;

	private final OrderRepository repository;

	ShopController(JdbcTemplate template, JdbcClient client, TransactionTemplate transactions,
			OrderRepository repository) {
		this.template = template;
		this.transactions = transactions;
		this.repository = repository;
		this.cases = Map.of("select",
				() -> template
					.queryForList("SELECT id FROM orders WHERE email = '" + LITERAL + "' OR email <> ?", BOUND),
				"client",
				() -> client
					.sql("SELECT o.id FROM orders o LEFT JOIN customers c ON c.email = o.email WHERE o.id = :id")
					.param("id", 1)
					.query()
					.listOfRows(),
				"update", () -> template.update("UPDATE orders SET email = email WHERE email = ?", BOUND), "batch",
				this::batch, "commit", this::commit, "rollback", this::rollback, "duplicate", this::duplicate, "syntax",
				() -> failing("SELEC '" + LITERAL + "' FROM"), "jpa", this::jpa, "derived",
				() -> repository.findByEmail(BOUND).isPresent());
	}

	@GetMapping("/run/{name}")
	String run(@PathVariable String name) {
		logger.info("Running {}", name);
		return String.valueOf(this.cases.get(name).get());
	}

	private Object batch() {
		return this.template.batchUpdate("INSERT INTO customers (email) VALUES (?)",
				List.of(new Object[] { BOUND }, new Object[] { BOUND }, new Object[] { BOUND }));
	}

	private Object commit() {
		return this.transactions.execute((status) -> this.template.update("INSERT INTO orders (email) VALUES (?)",
				UUID.randomUUID().toString()));
	}

	private Object rollback() {
		return this.transactions.execute((status) -> {
			status.setRollbackOnly();
			return this.template.update("INSERT INTO orders (email) VALUES (?)", UUID.randomUUID().toString());
		});
	}

	private Object duplicate() {
		String sql = "INSERT INTO orders (email) VALUES ('" + LITERAL + "')";
		return failing(sql) + failing(sql);
	}

	private String failing(String sql) {
		try {
			this.template.update(sql);
			return "succeeded";
		}
		catch (DataAccessException ex) {
			return "failed";
		}
	}

	private Object jpa() {
		CustomerOrder saved = this.repository.save(new CustomerOrder(UUID.randomUUID() + BOUND));
		return this.repository.findById(saved.getId()).map(CustomerOrder::getEmail).orElseThrow();
	}

}
