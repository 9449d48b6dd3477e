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

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Processes that live and end together.
 */
final class Children {

	private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

	private final List<Child> children;

	private volatile boolean stopped;

	Children(List<Child> children) {
		this.children = List.copyOf(children);
	}

	/**
	 * Starts all of them, side by side where they don't need one another, and returns
	 * when each is ready.
	 * @param limit how long the servers may take, and then the others
	 * @throws LauncherException if one ends, or the time does
	 */
	void start(Duration limit) throws InterruptedException {
		this.children.forEach(Child::requireFreePort);
		start(Program::outlivesTheServices);
		awaitReady(Program::isServer, limit);
		start((program) -> !program.outlivesTheServices());
		awaitReady((program) -> true, limit);
	}

	private void start(Predicate<Program> which) {
		some(which).forEach(this::start);
	}

	private synchronized void start(Child child) {
		if (!this.stopped) {
			child.start();
		}
	}

	private void awaitReady(Predicate<Program> which, Duration limit) throws InterruptedException {
		HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
		long deadline = System.nanoTime() + limit.toNanos();
		List<Child> pending = some(which);
		while (!pending.isEmpty()) {
			for (Child child : List.copyOf(pending)) {
				requireAlive(child);
				if (child.isReady(http)) {
					pending.remove(child);
				}
			}
			if (System.nanoTime() > deadline) {
				throw new LauncherException("Not ready after " + limit.toSeconds() + " s: "
						+ pending.stream().map(Child::program).toList());
			}
			Thread.sleep(BETWEEN_LOOKS.toMillis());
		}
	}

	/**
	 * Returns never but by exception: when a child ends, the others are of little use.
	 * @throws LauncherException if one ends
	 */
	void watch() throws InterruptedException {
		while (true) {
			this.children.forEach(this::requireAlive);
			Thread.sleep(BETWEEN_LOOKS.toMillis());
		}
	}

	private void requireAlive(Child child) {
		// Ctrl-C reaches the children as well: that they end then is nothing to report.
		if (!this.stopped) {
			child.requireAlive();
		}
	}

	/**
	 * Ends all of them, and returns when they have ended.
	 */
	synchronized void stop() {
		this.stopped = true;
		stop((program) -> !program.outlivesTheServices());
		stop(Program::outlivesTheServices);
	}

	private void stop(Predicate<Program> which) {
		List<Child> some = some(which);
		some.forEach(Child::stop);
		some.forEach(Child::awaitEnd);
	}

	private List<Child> some(Predicate<Program> which) {
		return this.children.stream()
			.filter((child) -> which.test(child.program()))
			.collect(Collectors.toCollection(ArrayList::new));
	}

}
