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

/**
 * What the launcher starts, with the port where it usually listens.
 */
enum Program {

	SHOP(8080), PAYMENT(8081), DELIVERY(8082), ZIPKIN(9411);

	private final int usualPort;

	Program(int usualPort) {
		this.usualPort = usualPort;
	}

	int usualPort() {
		return this.usualPort;
	}

	/**
	 * Whether it goes on until the others have ended: Zipkin takes their last spans.
	 * @return whether it does
	 */
	boolean outlivesTheOthers() {
		return this == ZIPKIN;
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
