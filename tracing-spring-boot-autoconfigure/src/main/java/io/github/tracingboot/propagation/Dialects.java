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

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/**
 * The dialects in effect: ours if set, else those set by Spring Boot's names, else the
 * defaults.
 *
 * @param consume read, in order
 * @param produce written
 */
record Dialects(List<Dialect> consume, List<Dialect> produce) {

	private static final List<Dialect> DEFAULT_CONSUME = List.of(Dialect.W3C, Dialect.B3, Dialect.B3_MULTI,
			Dialect.JAEGER, Dialect.OT);

	private static final List<Dialect> DEFAULT_PRODUCE = List.of(Dialect.W3C);

	static Dialects of(PropagationProperties properties, Environment environment) {
		Binder binder = Binder.get(environment);
		List<Dialect> bootType = boot(binder, "type");
		return new Dialects(
				firstSet(properties.getConsume(), bothFormsOfB3(bootType), bothFormsOfB3(boot(binder, "consume")),
						DEFAULT_CONSUME),
				firstSet(writable(properties.getProduce()), bootType, boot(binder, "produce"), DEFAULT_PRODUCE));
	}

	private static @Nullable List<Dialect> writable(@Nullable List<Dialect> produce) {
		for (Dialect dialect : (produce != null) ? produce : List.<Dialect>of()) {
			if (dialect.writer() == null) {
				throw new InvalidConfigurationPropertyValueException("tracing.propagation.produce",
						dialect.configurationName(),
						"This dialect is only read. Use any of "
								+ names(Arrays.stream(Dialect.values()).filter((any) -> any.writer() != null).toList())
								+ ".");
			}
		}
		return produce;
	}

	private static @Nullable List<Dialect> boot(Binder binder, String name) {
		return binder.bind("management.tracing.propagation." + name, Bindable.listOf(Dialect.class)).orElse(null);
	}

	// Where Spring Boot is to read one form of B3, it reads the other one, too.
	private static @Nullable List<Dialect> bothFormsOfB3(@Nullable List<Dialect> boot) {
		return (boot != null) ? boot.stream().flatMap(Dialects::bothFormsOfB3).distinct().toList() : null;
	}

	private static Stream<Dialect> bothFormsOfB3(Dialect dialect) {
		return (dialect != Dialect.B3 && dialect != Dialect.B3_MULTI) ? Stream.of(dialect)
				: Stream.of(Dialect.B3, Dialect.B3_MULTI);
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

	List<SpanReader> readers() {
		return this.consume.stream().map(Dialect::reader).toList();
	}

	List<SpanWriter> writers() {
		return this.produce.stream().map(Dialect::writer).filter(Objects::nonNull).toList();
	}

	String describe() {
		return "reads " + names(this.consume) + " and writes " + names(this.produce);
	}

	private static String names(List<Dialect> dialects) {
		return dialects.isEmpty() ? "nothing"
				: dialects.stream().map(Dialect::configurationName).collect(Collectors.joining(" "));
	}

}
