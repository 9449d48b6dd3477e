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

package io.github.tracingboot.propagation;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The dialects in effect: ours if set, else those set by Spring Boot's names, else the
 * defaults.
 *
 * @param consume read, in order
 * @param produce written
 */
record Dialects(List<Dialect> consume, List<Dialect> produce) {

	private static final List<Dialect> DEFAULT_PRODUCE = List.of(Dialect.W3C);

	static Dialects of(PropagationProperties properties, Environment environment) {
		Binder binder = Binder.get(environment);
		List<Dialect> bootType = boot(binder, "type");
		return new Dialects(
				firstSet(properties.getConsume(), bootType, boot(binder, "consume"), List.of(Dialect.values())),
				firstSet(properties.getProduce(), bootType, boot(binder, "produce"), DEFAULT_PRODUCE));
	}

	private static @Nullable List<Dialect> boot(Binder binder, String name) {
		return binder.bind("management.tracing.propagation." + name, Bindable.listOf(Dialect.class)).orElse(null);
	}

	private static List<Dialect> firstSet(@Nullable List<Dialect> own, @Nullable List<Dialect> bootType,
			@Nullable List<Dialect> boot, List<Dialect> fallback) {
		if (own != null) {
			return own;
		}
		if (bootType != null) {
			return bootType;
		}
		return (boot != null) ? boot : fallback;
	}

	String describe() {
		return "reads " + names(this.consume) + " and writes " + names(this.produce);
	}

	private static String names(List<Dialect> dialects) {
		return dialects.isEmpty() ? "nothing"
				: dialects.stream().map(Dialect::configurationName).collect(Collectors.joining(" "));
	}

}
