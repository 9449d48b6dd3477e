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

package io.github.tracingboot.web.client;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HttpExchange}.
 */
class HttpExchangeTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			/orders/{id}                        , /orders/{id}
			orders/{id}                         , /orders/{id}
			https://shop:8080/orders/{id}       , /orders/{id}
			http://user:secret@shop/orders      , /orders
			https://shop                        , /
			https://shop?token=secret           , /
			/orders?token={token}               , /orders
			/orders/{id:a?}?token=secret        , /orders/{id:a?}
			/orders#part                        , /orders
			{base}/orders                       , /{base}/orders
			''                                  , /
			""")
	void shouldReduceTheTemplateToItsPath(String template, String path) {
		assertThat(new HttpExchange("GET", null, template, null).pathTemplate()).isEqualTo(path);
	}

	@Test
	void shouldHaveNoPathTemplateWithoutTemplate() {
		assertThat(new HttpExchange("GET", URI.create("http://shop/orders/1"), null, null).pathTemplate()).isNull();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			https://user:secret@shop:8080/a%20b?token=secret#part , https://shop:8080/a%20b  , shop     , 8080
			https://shop                                          , https://shop             , shop     , 443
			http://[::1]/orders                                   , http://[::1]/orders      , [::1]    , 80
			http://[::1]:8080/orders                              , http://[::1]:8080/orders , [::1]    , 8080
			http://user:secret@my_shop:8080/orders                , http://my_shop:8080/orders , my_shop , 8080
			http://my_shop/orders                                 , http://my_shop/orders    , my_shop  , 80
			/orders?token=secret                                  , /orders                  ,          , -1
			mailto:secret@example.org                             , mailto://                ,          , -1
			""")
	void shouldLeaveSecretsOutOfTheUrl(String uri, String url, String host, int port) {
		assertThat(HttpExchange.urlWithoutSecrets(URI.create(uri))).isEqualTo(url);
		assertThat(HttpExchange.host(URI.create(uri))).isEqualTo(host);
		assertThat(HttpExchange.port(URI.create(uri))).isEqualTo(port);
	}

	@ParameterizedTest
	@CsvSource({ "200,false", "304,false", "399,false", "400,true", "404,true", "500,true", "599,true" })
	void shouldBeFailedFromStatus400On(int status, boolean failed) {
		assertThat(new HttpExchange("GET", null, null, status).isFailed()).isEqualTo(failed);
	}

	@Test
	void shouldNotBeFailedWithoutAnswer() {
		assertThat(new HttpExchange("GET", null, null, null).isFailed()).isFalse();
	}

}
