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

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Service;

/**
 * Takes parcels that are sent by Kafka.
 */
@Service
public class Dispatch {

	private static final Logger logger = LoggerFactory.getLogger(Dispatch.class);

	@KafkaListener(topics = "${parcels.topic}", autoStartup = "${parcels.listen}")
	public void dispatch(ConsumerRecord<String, String> parcel) {
		logger.info("Parcel is dispatched");
	}

}
