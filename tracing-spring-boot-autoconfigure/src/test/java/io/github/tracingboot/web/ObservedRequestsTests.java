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

import java.util.ArrayList;
import java.util.List;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationPredicate;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationProperties;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ObservedRequests}.
 */
class ObservedRequestsTests {

	private final StaticListableBeanFactory beans = new StaticListableBeanFactory();

	private final ObservationProperties properties = new ObservationProperties();

	@Test
	void shouldContainEveryRequestUnlessAPredicateDenies() {
		assertThat(observed().contain(new Observation.Context())).isTrue();
		this.beans.addBean("agrees", (ObservationPredicate) (name, context) -> true);
		this.beans.addBean("denies", (ObservationPredicate) (name, context) -> !name.equals("http.server.requests"));
		assertThat(observed().contain(new Observation.Context())).isFalse();
	}

	@Test
	void shouldAskWithTheNameThatTheApplicationGaveToTheObservation() {
		List<String> names = new ArrayList<>();
		this.beans.addBean("asked", (ObservationPredicate) (name, context) -> names.add(name));
		this.properties.getHttp().getServer().getRequests().setName("inbound");
		observed().contain(new Observation.Context());
		assertThat(names).containsExactly("inbound");
	}

	private ObservedRequests observed() {
		return ObservedRequests.of(this.properties, this.beans.getBeanProvider(ObservationPredicate.class));
	}

}
