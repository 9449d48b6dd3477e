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

package io.github.tracingboot.web;

import java.util.List;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationPredicate;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationProperties;

/**
 * Which requests the application wants to observe.
 *
 * @param observationName name of the observations of requests
 * @param predicates all of them must agree
 */
record ObservedRequests(String observationName, List<ObservationPredicate> predicates) {

	static ObservedRequests of(ObservationProperties properties, ObjectProvider<ObservationPredicate> predicates) {
		return new ObservedRequests(properties.getHttp().getServer().getRequests().getName(),
				predicates.orderedStream().toList());
	}

	boolean contain(Observation.Context context) {
		for (ObservationPredicate predicate : this.predicates) {
			if (!predicate.test(this.observationName, context)) {
				return false;
			}
		}
		return true;
	}

}
