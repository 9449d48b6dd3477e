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

package io.github.tracingboot.jdbc;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DatabaseAddress}.
 */
class DatabaseAddressTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					jdbc:mysql://db.example:3307/shop?user=me&password=secret | mysql | db.example | 3307 | shop
					jdbc:mysql://me:secret@db.example/shop | mysql | db.example | -1 | shop
					jdbc:mysql:loadbalance://a:1,b:2/shop | mysql | a | 1 | shop
					jdbc:mysql://address=(host=a)(password=secret)/shop | mysql | | -1 | shop
					jdbc:mysql://a:3306 | mysql | a | 3306 |
					jdbc:mariadb://[::1]:3306/shop | mariadb | [::1] | 3306 | shop
					jdbc:postgresql://a/shop?password=secret | postgresql | a | -1 | shop
					jdbc:postgresql:shop | postgresql | | -1 | shop
					jdbc:sqlserver://a:1433;encrypt=true;databaseName=shop;password=secret | microsoft.sql_server | a | 1433 | shop
					jdbc:oracle:thin:@//a:1521/shop | oracle.db | a | 1521 | shop
					jdbc:oracle:thin:me/secret@a:1521:shop | oracle.db | | -1 |
					jdbc:h2:mem:shop;PASSWORD=secret | h2database | | -1 | shop
					jdbc:sqlite:/var/db/shop.db | sqlite | | -1 | shop.db
					jdbc:new:x | other_sql | | -1 | x
					""")
	void shouldReadUrls(String url, String system, String host, int port, String namespace) {
		assertThat(DatabaseAddress.of(url)).isEqualTo(new DatabaseAddress(system, host, port, namespace));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "jdbc:", "jdbc:mysql", "jdbc:mysql:", "jdbc:mysql://", "jdbc:mysql:///", "http://x",
			"jdbc:mysql://a:99999999999/", "jdbc:mysql://:/?" })
	void shouldNotFailOnAnyUrl(String url) {
		assertThat(DatabaseAddress.of(url).port()).isEqualTo(-1);
	}

	@Test
	void shouldKnowNothingWithoutAUrl() {
		assertThat(DatabaseAddress.of(null)).isEqualTo(DatabaseAddress.UNKNOWN);
	}

}
