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

package com.example.store;

import com.example.store.delivery.DeliveryService;
import com.example.store.launcher.StoreLauncher;
import com.example.store.payment.PaymentService;
import com.example.store.shop.ShopService;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * One of the three services, by its profile ({@code shop}, {@code payment} or
 * {@code delivery}); without a profile all of them, each in a process of its own.
 *
 * @since 0.1.0
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ ShopService.class, PaymentService.class, DeliveryService.class })
public class StoreApplication {

	public static void main(String[] args) {
		if (isServiceChosen(args)) {
			SpringApplication.run(StoreApplication.class, args);
		}
		else {
			StoreLauncher.main(args);
		}
	}

	private static boolean isServiceChosen(String[] args) {
		for (String arg : args) {
			if (arg.startsWith("--spring.profiles.active=")) {
				return true;
			}
		}
		return System.getProperty("spring.profiles.active") != null || System.getenv("SPRING_PROFILES_ACTIVE") != null;
	}

}
