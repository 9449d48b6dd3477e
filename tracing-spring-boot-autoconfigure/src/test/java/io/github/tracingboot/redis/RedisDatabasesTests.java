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

package io.github.tracingboot.redis;

import org.junit.jupiter.api.Test;

import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RedisDatabases}.
 */
class RedisDatabasesTests {

	private final RedisDatabases databases = new RedisDatabases();

	@Test
	void shouldKnowTheDatabaseOfTheOnlyConnections() {
		add("cache", 3);
		add("cache", 3);
		assertThat(this.databases.at(new RedisAddress("cache", 6379))).isEqualTo("3");
	}

	@Test
	void shouldNotGuessWhenSeveralDatabasesOfAServerAreInUse() {
		add("cache", 3);
		add("cache", 4);
		add("cache", 3);
		assertThat(this.databases.at(new RedisAddress("cache", 6379))).isNull();
	}

	@Test
	void shouldKnowNothingAboutOtherServers() {
		add("cache", 3);
		assertThat(this.databases.at(new RedisAddress("other", 6379))).isNull();
	}

	private void add(String host, int database) {
		RedisStandaloneConfiguration configuration = new RedisStandaloneConfiguration(host, 6379);
		configuration.setDatabase(database);
		this.databases.postProcessAfterInitialization(new LettuceConnectionFactory(configuration), "connections");
	}

}
