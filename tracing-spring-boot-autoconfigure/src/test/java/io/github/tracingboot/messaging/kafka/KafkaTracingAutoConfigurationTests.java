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

package io.github.tracingboot.messaging.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.tracingboot.TracingRunner;
import io.micrometer.tracing.Tracer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.core.RoutingKafkaTemplate;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.RecordInterceptor;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KafkaTracingAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class KafkaTracingAutoConfigurationTests {

	private static final ConsumerRecord<String, String> RECORD = new ConsumerRecord<>("orders", 0, 0, "key", "book");

	private final ApplicationContextRunner runner = TracingRunner.create()
		.withConfiguration(AutoConfigurations.of(KafkaAutoConfiguration.class))
		.withPropertyValues("spring.kafka.listener.auto-startup=false", "spring.kafka.admin.auto-create=false");

	@Test
	void shouldTraceWhatSpringBootMakes(CapturedOutput output) {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed();
			ConcurrentKafkaListenerContainerFactory<?, ?> factory = context
				.getBean(ConcurrentKafkaListenerContainerFactory.class);
			assertThat(factory.getContainerProperties().isObservationEnabled()).isTrue();
			assertThat(factory.getRecordInterceptor()).isInstanceOf(RecordBoundary.class);
			assertThat(factory.getBatchInterceptor()).isInstanceOf(BatchBoundary.class);
			assertThat(context.getBean(KafkaTemplate.class).getKafkaAdmin()).isInstanceOf(UnconnectedKafkaAdmin.class);
			assertThat(output).doesNotContain("is not eligible for getting processed");
		});
	}

	@Test
	void shouldTraceTemplatesOfTheApplication() {
		this.runner.withUserConfiguration(Templates.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(headersSentBy(context, "template")).contains("traceparent");
			assertThat(headersSentBy(context, "routing")).contains("traceparent");
			assertThat(headersSentBy(context, "late")).as("made on first use").contains("traceparent");
		});
	}

	@Test
	void shouldTraceContainersOfTheApplicationAndThoseOfAnnotatedListeners() {
		this.runner.withUserConfiguration(Containers.class).run((context) -> {
			assertThat(context).hasNotFailed();
			ConcurrentMessageListenerContainer<?, ?> registered = (ConcurrentMessageListenerContainer<?, ?>) context
				.getBean(KafkaListenerEndpointRegistry.class)
				.getListenerContainer("annotated");
			for (ConcurrentMessageListenerContainer<?, ?> container : List.of(registered,
					context.getBean("container", ConcurrentMessageListenerContainer.class))) {
				assertThat(container.getContainerProperties().isObservationEnabled()).isTrue();
				assertThat(container.getKafkaAdmin()).isInstanceOf(UnconnectedKafkaAdmin.class);
				assertThat(container.getRecordInterceptor()).isInstanceOf(RecordBoundary.class);
				assertThat(container.getBatchInterceptor()).isInstanceOf(BatchBoundary.class);
			}
		});
	}

	@Test
	void shouldKeepTheApplicationsInterceptorsAndAdmins() {
		List<String> calls = new ArrayList<>();
		RecordInterceptor<Object, Object> record = (each, consumer) -> {
			calls.add("record");
			return each;
		};
		BatchInterceptor<Object, Object> batch = (records, consumer) -> {
			calls.add("batch");
			return null;
		};
		KafkaAdmin own = new KafkaAdmin(Map.of());
		KafkaTemplate<String, String> template = new KafkaTemplate<>(Templates.producers());
		template.setKafkaAdmin(own);
		this.runner.withBean(RecordInterceptor.class, () -> record)
			.withBean(BatchInterceptor.class, () -> batch)
			.withBean("own", KafkaTemplate.class, () -> template)
			.run((context) -> {
				ConcurrentKafkaListenerContainerFactory<?, ?> factory = context
					.getBean(ConcurrentKafkaListenerContainerFactory.class);
				intercept(factory);
				assertThat(calls).containsExactly("record", "batch");
				assertThat(context.getBean(KafkaTemplate.class).getKafkaAdmin()).isSameAs(own);
			});
	}

	@Test
	void shouldKeepAnInterceptorThatTheApplicationGivesToAContainer() {
		this.runner.withUserConfiguration(Containers.class, Customizer.class).run((context) -> {
			ConcurrentMessageListenerContainer<?, ?> container = (ConcurrentMessageListenerContainer<?, ?>) context
				.getBean(KafkaListenerEndpointRegistry.class)
				.getListenerContainer("annotated");
			assertThat(container.getRecordInterceptor()).isInstanceOf(RecordBoundary.class);
			assertThat(intercepted(container.getRecordInterceptor())).isNull();
		});
	}

	@Test
	void shouldLeaveTemplatesAloneWhenTheirObservationIsOff() {
		this.runner.withUserConfiguration(Templates.class)
			.withPropertyValues("spring.kafka.template.observation-enabled=false")
			.run((context) -> {
				assertThat(headersSentBy(context, "template")).isEmpty();
				assertThat(headersSentBy(context, "late")).isEmpty();
				assertThat(context.getBean(ConcurrentKafkaListenerContainerFactory.class)
					.getContainerProperties()
					.isObservationEnabled()).isTrue();
			});
	}

	@Test
	void shouldLeaveListenersAloneWhenTheirObservationIsOff() {
		this.runner.withUserConfiguration(Containers.class, Templates.class)
			.withPropertyValues("spring.kafka.listener.observation-enabled=false")
			.run((context) -> {
				ConcurrentMessageListenerContainer<?, ?> container = context.getBean("container",
						ConcurrentMessageListenerContainer.class);
				assertThat(container.getContainerProperties().isObservationEnabled()).isFalse();
				assertThat(container.getRecordInterceptor()).isNull();
				assertThat(headersSentBy(context, "template")).contains("traceparent");
			});
	}

	@Test
	void shouldDoNothingButRunActionsWhenSwitchedOff() {
		for (String property : List.of("tracing.instrument.kafka.enabled=false", "tracing.enabled=false")) {
			this.runner.withUserConfiguration(Templates.class).withPropertyValues(property).run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(KafkaConsumption.class);
				assertThat(headersSentBy(context, "template")).isEmpty();
				List<String> actions = new ArrayList<>();
				context.getBean(RecordScopes.class).run(RECORD, () -> actions.add("run"));
				assertThat(actions).containsExactly("run");
			});
		}
	}

	@Test
	void shouldBeAbsentWithoutSpringKafka() {
		TracingRunner.create()
			.withClassLoader(new FilteredClassLoader(KafkaTemplate.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(KafkaTracingAutoConfiguration.class));
	}

	@Test
	void shouldBackOffWhenTheApplicationHasRecordScopes() {
		RecordScopes own = (record, action) -> action.run();
		this.runner.withBean("own", RecordScopes.class, () -> own)
			.run((context) -> assertThat(context.getBean(RecordScopes.class)).isSameAs(own));
	}

	@Test
	void shouldSwitchOnTheObservationsOfSpringKafkaOnly() {
		ClassLoader classLoader = getClass().getClassLoader();
		MockEnvironment environment = new MockEnvironment();
		assertThat(KafkaTracingDefaults.defaults(environment, classLoader))
			.containsEntry("spring.kafka.template.observation-enabled", true)
			.containsEntry("spring.kafka.listener.observation-enabled", true);
		assertThat(KafkaTracingDefaults.defaults(environment, new FilteredClassLoader(KafkaTemplate.class))).isEmpty();
		environment.setProperty("tracing.instrument.kafka.enabled", "false");
		assertThat(KafkaTracingDefaults.defaults(environment, classLoader)).isEmpty();
	}

	@Test
	void shouldAskNoBrokerForTheIdOfTheCluster() {
		this.runner.withPropertyValues("spring.kafka.bootstrap-servers=localhost:1").run((context) -> {
			KafkaAdmin admin = context.getBean(KafkaTemplate.class).getKafkaAdmin();
			assertThat(admin.clusterId()).isNull();
			context.getBean(KafkaAdmin.class).setClusterId("cluster-1");
			assertThat(admin.clusterId()).isEqualTo("cluster-1");
		});
	}

	@SuppressWarnings("unchecked")
	private static List<String> headersSentBy(ApplicationContext context, String name) {
		KafkaTemplate<Object, Object> template = context.getBean(name, KafkaTemplate.class);
		ProducerRecord<Object, Object> record = new ProducerRecord<>("orders", "book");
		Tracer tracer = context.getBean(Tracer.class);
		try (Tracer.SpanInScope scope = tracer.withSpan(tracer.nextSpan().start())) {
			template.send(record).join();
		}
		List<String> names = new ArrayList<>();
		for (Header header : record.headers()) {
			names.add(header.key());
		}
		return names;
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static void intercept(ConcurrentKafkaListenerContainerFactory<?, ?> factory) {
		assertThat(intercepted(factory.getRecordInterceptor())).isSameAs(RECORD);
		((BatchInterceptor) factory.getBatchInterceptor()).intercept(ConsumerRecords.empty(), null);
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static Object intercepted(RecordInterceptor<?, ?> interceptor) {
		return ((RecordInterceptor) interceptor).intercept(RECORD, null);
	}

	@Configuration(proxyBeanMethods = false)
	static class Templates {

		static ProducerFactory<String, String> producers() {
			return () -> new MockProducer<>(true, null, new StringSerializer(), new StringSerializer());
		}

		@Bean
		KafkaTemplate<String, String> template() {
			return new KafkaTemplate<>(producers());
		}

		@Bean
		@SuppressWarnings({ "unchecked", "rawtypes" })
		RoutingKafkaTemplate routing() {
			return new RoutingKafkaTemplate(Map.of(Pattern.compile(".*"), (ProducerFactory) producers()));
		}

		@Bean
		@Lazy
		KafkaTemplate<String, String> late() {
			return new KafkaTemplate<>(producers());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Containers {

		@Bean
		ConcurrentMessageListenerContainer<Object, Object> container() {
			ConcurrentMessageListenerContainer<Object, Object> container = new ConcurrentMessageListenerContainer<>(
					new DefaultKafkaConsumerFactory<>(Map.of()), new ContainerProperties("orders"));
			container.setAutoStartup(false);
			return container;
		}

		@KafkaListener(id = "annotated", topics = "orders")
		void on(String value) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Customizer {

		@Bean
		ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>> customizer() {
			return (container) -> container.setRecordInterceptor((record, consumer) -> null);
		}

	}

}
