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

package com.example.shop;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * What is done on threads other than that of a request.
 */
@Service
public class Packing {

	private static final Logger logger = LoggerFactory.getLogger(Packing.class);

	@Async("packers")
	public Future<Void> wrapParcel() {
		logger.info("Parcel is wrapped");
		return CompletableFuture.completedFuture(null);
	}

	@Scheduled(initialDelay = 1, fixedDelay = 3_600_000)
	public void countParcels() {
		logger.info("Parcels are counted");
	}

}
