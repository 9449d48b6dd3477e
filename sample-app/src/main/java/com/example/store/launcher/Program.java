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

package com.example.store.launcher;

import java.util.Arrays;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What the launcher starts, with the port where it usually listens.
 */
enum Program {

	SHOP(8080), PAYMENT(8081), DELIVERY(8082), ZIPKIN(9411), MARIADB(13306, "STORE_MYSQL_URL"),
	REDIS(16379, "STORE_REDIS_URL"), KAFKA(19092, "STORE_KAFKA_BOOTSTRAP_SERVERS");

	private final int usualPort;

	private final @Nullable String variable;

	Program(int usualPort) {
		this(usualPort, null);
	}

	Program(int usualPort, @Nullable String variable) {
		this.usualPort = usualPort;
		this.variable = variable;
	}

	int usualPort() {
		return this.usualPort;
	}

	/**
	 * Whether the services are of no use without it.
	 * @return whether they are
	 */
	boolean isServer() {
		return this.variable != null;
	}

	/**
	 * The environment variable that says where there is such a server already.
	 * @return the name, or {@code null} if this is no server
	 */
	@Nullable String variable() {
		return this.variable;
	}

	/**
	 * Whether it goes on until the services have ended: they use the servers to the last,
	 * and Zipkin takes their last spans.
	 * @return whether it does
	 */
	boolean outlivesTheServices() {
		return this == ZIPKIN || isServer();
	}

	String portOption() {
		return this + ".port";
	}

	static boolean isPortOption(String name) {
		return Arrays.stream(values()).anyMatch((program) -> program.portOption().equals(name));
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
