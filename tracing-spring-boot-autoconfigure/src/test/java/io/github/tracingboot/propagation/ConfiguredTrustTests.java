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
import java.util.Map;
import java.util.function.Consumer;

import io.github.tracingboot.propagation.TrustProperties.Mode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConfiguredTrust} and its rules.
 */
class ConfiguredTrustTests {

	private static final Map<String, String> NOTHING = Map.of();

	@Test
	void shouldTrustEverybodyByDefault() {
		ConfiguredTrust trust = TrustRules.of(new TrustProperties());
		assertThat(trust.trusts(NOTHING, request(null, null))).isTrue();
		assertThat(trust.trusts(NOTHING, message())).isTrue();
	}

	@Test
	void shouldTrustNoCallerButBrokers() {
		ConfiguredTrust trust = trust((properties) -> properties.setMode(Mode.NONE));
		assertThat(trust.trusts(NOTHING, request("127.0.0.1", "/"))).isFalse();
		assertThat(trust.trusts(NOTHING, new UnknownSenderGetter<>(Map::get, List.of()))).isFalse();
		assertThat(trust.trusts(NOTHING, message())).isTrue();
		ConfiguredTrust without = trust((properties) -> {
			properties.setMode(Mode.NONE);
			properties.setMessages(false);
		});
		assertThat(without.trusts(NOTHING, message())).isFalse();
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void shouldTrustWhatNeverLeftTheApplication(Mode mode) {
		ConfiguredTrust trust = new ConfiguredTrust(mode, false, List.of(), List.of());
		assertThat(trust.trusts(NOTHING, new Getter(null, null, true, true))).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "10.1.2.3, true", "::ffff:10.1.2.3, true", "fd12::1, true", "192.0.2.1, false", ", false",
			"unix:/run/shop, false", "localhost, false" })
	void shouldTrustByTheAddressOfThePeer(@Nullable String peer, boolean trusted) {
		ConfiguredTrust trust = rules((properties) -> properties.setNetworks(List.of("10.0.0.0/8", " fd00::/8 ")));
		assertThat(trust.trusts(NOTHING, request(peer, "/"))).isEqualTo(trusted);
	}

	@ParameterizedTest
	@CsvSource({ "/internal/orders, true", "/internal, true", "/callback, true", "/Internal/orders, false",
			"/orders, false", "/%69nternal/orders, false", ", false" })
	void shouldTrustByThePath(@Nullable String path, boolean trusted) {
		ConfiguredTrust trust = rules((properties) -> properties.setPaths(List.of("/internal/**", "callback")));
		assertThat(trust.trusts(NOTHING, request(null, path))).isEqualTo(trusted);
	}

	@ParameterizedTest
	@CsvSource({ "open sesame, true", "old sesame, true", "open sesam, false", "Open sesame, false", "'', false",
			", false" })
	void shouldTrustByTheSecretInTheHeader(@Nullable String value, boolean trusted) {
		ConfiguredTrust trust = rules((properties) -> {
			properties.getHeader().setName("X-Caller");
			properties.getHeader().setValue("open sesame");
			properties.getHeader().setPreviousValue("old sesame");
			properties.setMessages(false);
		});
		Map<String, String> headers = (value != null) ? Map.of("X-Caller", value) : NOTHING;
		assertThat(trust.trusts(headers, request(null, null))).isEqualTo(trusted);
		assertThat(trust.trusts(headers, message())).isEqualTo(trusted);
		assertThat(trust.trusts(headers, new UnknownSenderGetter<>(Map::get, List.of()))).isEqualTo(trusted);
	}

	@Test
	void shouldTrustWhoMatchesAnyRule() {
		ConfiguredTrust trust = rules((properties) -> {
			properties.setNetworks(List.of("10.0.0.0/8"));
			properties.setPaths(List.of("/internal/**"));
		});
		assertThat(trust.trusts(NOTHING, request("10.0.0.1", "/orders"))).isTrue();
		assertThat(trust.trusts(NOTHING, request("192.0.2.1", "/internal/orders"))).isTrue();
		assertThat(trust.trusts(NOTHING, request("192.0.2.1", "/orders"))).isFalse();
	}

	@Test
	void shouldNotApplyNetworksAndPathsToMessages() {
		ConfiguredTrust trust = rules((properties) -> {
			properties.setNetworks(List.of("0.0.0.0/0"));
			properties.setPaths(List.of("/**"));
			properties.setMessages(false);
		});
		assertThat(trust.trusts(NOTHING, new Getter("10.0.0.1", "/", true, false))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "x-trace-bin", "X-Caller" })
	void shouldNotFailWhereAHeaderCanNotHaveTheName(String name) {
		ConfiguredTrust trust = rules((properties) -> {
			properties.getHeader().setName(name);
			properties.getHeader().setValue("open sesame");
		});
		assertThat(trust.trusts(NOTHING, new UnknownSenderGetter<>((carrier, key) -> {
			throw new IllegalArgumentException(key);
		}, List.of()))).isFalse();
	}

	private static ConfiguredTrust rules(Consumer<TrustProperties> customizer) {
		return trust((properties) -> {
			properties.setMode(Mode.RULES);
			customizer.accept(properties);
		});
	}

	private static ConfiguredTrust trust(Consumer<TrustProperties> customizer) {
		TrustProperties properties = new TrustProperties();
		customizer.accept(properties);
		return TrustRules.of(properties);
	}

	private static Getter request(@Nullable String peer, @Nullable String path) {
		return new Getter(peer, path, false, false);
	}

	private static Getter message() {
		return new Getter(null, null, true, false);
	}

	private record Getter(@Nullable String peer, @Nullable String requestPath, boolean isMessage,
			boolean isInternal) implements InboundGetter<Map<String, String>> {

		@Override
		public @Nullable String get(Map<String, String> carrier, String key) {
			return carrier.get(key);
		}

		@Override
		public Iterable<String> names(Map<String, String> carrier) {
			return carrier.keySet();
		}

		@Override
		public @Nullable String peerAddress(Map<String, String> carrier) {
			return this.peer;
		}

		@Override
		public @Nullable String path(Map<String, String> carrier) {
			return this.requestPath;
		}

	}

}
