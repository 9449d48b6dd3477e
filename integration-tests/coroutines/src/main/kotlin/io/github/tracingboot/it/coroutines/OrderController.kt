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

package io.github.tracingboot.it.coroutines

import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import org.slf4j.LoggerFactory
import org.springframework.core.PropagationContextElement
import org.springframework.web.bind.annotation.GetMapping
import org.springframework.web.bind.annotation.RequestParam
import org.springframework.web.bind.annotation.RestController

/**
 * Logs at every hop.
 */
@RestController
class OrderController {

	private val logger = LoggerFactory.getLogger(OrderController::class.java)

	@GetMapping("/suspending")
	suspend fun suspending(@RequestParam order: String): String = coroutineScope {
		logger.info("{} before the delay", order)
		delay(10)
		logger.info("{} after the delay", order)
		val inherited = async {
			delay(5)
			logger.info("{} in async", order)
		}
		val elsewhere = async(Dispatchers.Default) {
			logger.info("{} in async elsewhere", order)
			delay(5)
			logger.info("{} in async elsewhere after a delay", order)
		}
		withContext(Dispatchers.IO) {
			logger.info("{} in withContext", order)
			delay(5)
			logger.info("{} in withContext after a delay", order)
		}
		inherited.await()
		elsewhere.await()
		logger.info("{} at the end", order)
		order
	}

	@GetMapping("/blocking")
	fun blocking(@RequestParam order: String): String = runBlocking(Dispatchers.Default + PropagationContextElement()) {
		logger.info("{} in runBlocking", order)
		delay(5)
		logger.info("{} in runBlocking after a delay", order)
		withContext(Dispatchers.IO) {
			logger.info("{} in runBlocking on another dispatcher", order)
		}
		order
	}

	@GetMapping("/failing")
	suspend fun failing(@RequestParam order: String): String {
		delay(5)
		logger.info("{} about to fail", order)
		throw IllegalStateException("$order is lost")
	}

	@GetMapping("/flow")
	fun flowing(@RequestParam order: String): Flow<String> = flow {
		logger.info("{} in the flow", order)
		emit("one")
		delay(5)
		logger.info("{} in the flow after a delay", order)
		emit("two")
	}

}
