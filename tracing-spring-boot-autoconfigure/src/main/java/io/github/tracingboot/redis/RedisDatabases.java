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

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Remembers which database the application's connections to a server use, since commands
 * don't tell. Where several of one server are in use it is unknown.
 */
class RedisDatabases implements BeanPostProcessor {

	private static final String SEVERAL = "";

	private final Map<RedisAddress, String> databases = new ConcurrentHashMap<>();

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof LettuceConnectionFactory factory && !factory.isClusterAware()
				&& !factory.isRedisSentinelAware()) {
			remember(factory.getStandaloneConfiguration(), String.valueOf(factory.getDatabase()));
		}
		return bean;
	}

	private void remember(RedisStandaloneConfiguration configuration, String database) {
		RedisAddress address = new RedisAddress(configuration.getHostName(), configuration.getPort());
		this.databases.merge(address, database, (known, other) -> known.equals(other) ? known : SEVERAL);
	}

	/**
	 * Finds the database.
	 * @param address where the server listens
	 * @return the index of the database, or {@code null} if it is unknown
	 */
	@Nullable String at(RedisAddress address) {
		String database = this.databases.get(address);
		return SEVERAL.equals(database) ? null : database;
	}

}
