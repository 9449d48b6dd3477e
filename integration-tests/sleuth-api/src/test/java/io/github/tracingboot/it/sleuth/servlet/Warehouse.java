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

package io.github.tracingboot.it.sleuth.servlet;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Packs on a thread of its own, which no bean of the application stands for.
 */
public class Warehouse implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Warehouse.class);

	private final ExecutorService pool;

	private final ExecutorService wrapped;

	Warehouse(ExecutorService pool, ExecutorService wrapped) {
		this.pool = pool;
		this.wrapped = wrapped;
	}

	void pack(String item) {
		try {
			this.wrapped.submit(() -> logger.info("packing {}", item)).get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.pool.shutdownNow();
	}

}
