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

package io.github.tracingboot.it.kafka;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.AfterRollbackProcessor;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultAfterRollbackProcessor;
import org.springframework.util.backoff.FixedBackOff;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Listeners in transactions, whose failures are handled after the rollback.
 */
@ExtendWith(OutputCaptureExtension.class)
class TransactionTracingIntegrationTests {

	@Test
	void shouldLogTheIdOfTheRecordThatIsRolledBack(CapturedOutput output) {
		try (Shop shop = new Shop(TransactionalApplication.class,
				"spring.kafka.producer.transaction-id-prefix=bank-")) {
			Caller caller = Caller.sampled();
			shop.peer().send("transfers", "bad transfer", "traceparent", caller.traceparent());
			shop.peer().send("transfers", "good transfer");
			assertThat(LogLines.awaitAll(output, "dead transfer bad transfer")).singleElement()
				.asString()
				.contains(caller.traceId());
			assertThat(LogLines.all(output, "Transaction rolled back")).hasSize(2)
				.allMatch((line) -> line.contains(caller.traceId()));
			assertThat(LogLines.awaitAll(output, "transfer good transfer")).singleElement()
				.satisfies((line) -> assertThat(Shop.traceId(line)).hasSize(32).isNotEqualTo(caller.traceId()));
			assertThat(shop.spans().ofTrace(caller.traceId())).isNotEmpty();
		}
	}

	/**
	 * An application with a listener in a transaction.
	 */
	@EnableAutoConfiguration
	@Configuration(proxyBeanMethods = false)
	public static class TransactionalApplication {

		private static final Logger logger = LoggerFactory.getLogger(TransactionalApplication.class);

		@Bean
		RecordedSpans recordedSpans() {
			return new RecordedSpans();
		}

		@Bean
		AfterRollbackProcessor<Object, Object> afterRollback(KafkaTemplate<Object, Object> template) {
			return new DefaultAfterRollbackProcessor<>(
					(record, ex) -> new DeadLetterPublishingRecoverer(template).accept(record, ex),
					new FixedBackOff(10, 1), template, true);
		}

		@KafkaListener(topics = "transfers")
		void transfer(String value) {
			logger.info("transfer {}", value);
			if (value.startsWith("bad")) {
				throw new IllegalStateException("no " + value);
			}
		}

		@KafkaListener(topics = "transfers-dlt")
		void dead(String value) {
			logger.info("dead transfer {}", value);
		}

	}

}
