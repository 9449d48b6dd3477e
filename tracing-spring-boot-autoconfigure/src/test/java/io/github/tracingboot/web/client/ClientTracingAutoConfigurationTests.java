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

package io.github.tracingboot.web.client;

import java.net.http.HttpClient;

import io.github.tracingboot.diagnostics.DiagnosticsAutoConfiguration;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestTemplateAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.support.SimpleThreadScope;
import org.springframework.http.client.observation.ClientRequestObservationConvention;
import org.springframework.http.client.observation.DefaultClientRequestObservationConvention;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for the auto-configurations of clients.
 */
@ExtendWith(OutputCaptureExtension.class)
class ClientTracingAutoConfigurationTests {

	private static final String[] OFF = { "tracing.instrument.rest-template.enabled=false",
			"tracing.instrument.rest-client.enabled=false", "tracing.instrument.web-client.enabled=false",
			"tracing.instrument.http-client.enabled=false" };

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class, HttpClientAutoConfiguration.class,
				RestClientAutoConfiguration.class, RestTemplateAutoConfiguration.class,
				WebClientAutoConfiguration.class, DiagnosticsAutoConfiguration.class,
				HttpClientTracingAutoConfiguration.class, RestClientTracingAutoConfiguration.class,
				RestTemplateTracingAutoConfiguration.class, WebClientTracingAutoConfiguration.class))
		.withBean("handler", ObservationHandler.class, () -> (context) -> true);

	@Test
	void shouldObserveClientsThatNoBuilderMade(CapturedOutput output) {
		this.runner.withUserConfiguration(PlainClients.class).run((context) -> {
			ObservationRegistry registry = context.getBean(ObservationRegistry.class);
			assertThat(context.getBean(RestTemplate.class).getObservationRegistry()).isSameAs(registry);
			assertThat(registryOf(context.getBean(RestClient.class))).isSameAs(registry);
			assertThat(registryOf(context.getBean(WebClient.class))).isSameAs(registry);
			assertThat(context.getBean(HttpClient.class)).isInstanceOf(TracingHttpClient.class);
		});
		assertThat(output).doesNotContain("is not eligible for getting processed");
		assertThat(output).contains("instrumented: http-client, rest-client, rest-template, web-client");
	}

	@Test
	void shouldObserveBuildersOfTheUser() {
		this.runner.withUserConfiguration(PlainBuilders.class).run((context) -> {
			ObservationRegistry registry = context.getBean(ObservationRegistry.class);
			assertThat(registryOf(context.getBean(RestClient.Builder.class).build())).isSameAs(registry);
			assertThat(registryOf(context.getBean(WebClient.Builder.class).build())).isSameAs(registry);
			RestTemplate template = context.getBean(RestTemplateBuilder.class).build();
			assertThat(template.getObservationRegistry()).isSameAs(registry);
			Object customizers = ReflectionTestUtils.getField(context.getBean(RestTemplateBuilder.class),
					"customizers");
			assertThat((Iterable<?>) customizers).hasSize(1);
		});
	}

	@Test
	void shouldInstrumentWhatIsNoBeanWhenAsked() {
		this.runner.withUserConfiguration(Injected.class).run((context) -> {
			ObservationRegistry registry = context.getBean(ObservationRegistry.class);
			Injected injected = context.getBean(Injected.class);
			RestTemplate template = new RestTemplate();
			assertThat(injected.restTemplates.instrument(template)).isSameAs(template);
			assertThat(template.getObservationRegistry()).isSameAs(registry);
			RestClient restClient = injected.restClients.instrument(RestClient.create());
			assertThat(registryOf(restClient)).isSameAs(registry);
			assertThat(injected.restClients.instrument(restClient)).isSameAs(restClient);
			WebClient webClient = injected.webClients.instrument(WebClient.create());
			assertThat(registryOf(webClient)).isSameAs(registry);
			assertThat(injected.webClients.instrument(webClient)).isSameAs(webClient);
			HttpClient httpClient = injected.httpClients.instrument(HttpClient.newHttpClient());
			assertThat(httpClient).isInstanceOf(TracingHttpClient.class);
			assertThat(injected.httpClients.instrument(httpClient)).isSameAs(httpClient);
		});
	}

	@Test
	void shouldKeepTheRegistryThatTheUserSet() {
		this.runner.withUserConfiguration(ClientsWithRegistry.class).run((context) -> {
			ObservationRegistry registry = ClientsWithRegistry.REGISTRY;
			assertThat(context.getBean(RestTemplate.class).getObservationRegistry()).isSameAs(registry);
			assertThat(registryOf(context.getBean(RestClient.class))).isSameAs(registry);
			assertThat(registryOf(context.getBean(WebClient.class))).isSameAs(registry);
		});
	}

	@Test
	void shouldKeepTheConventionThatTheUserSetOnTheClient() {
		ClientRequestObservationConvention convention = new DefaultClientRequestObservationConvention("mine");
		this.runner.withBean(RestClient.class, () -> RestClient.builder().observationConvention(convention).build())
			.withBean(RestTemplate.class, () -> {
				RestTemplate template = new RestTemplate();
				template.setObservationConvention(convention);
				return template;
			})
			.run((context) -> {
				assertThat(conventionOf(context.getBean(RestClient.class))).isSameAs(convention);
				assertThat(context.getBean(RestTemplate.class).getObservationConvention()).isSameAs(convention);
				assertThat(registryOf(context.getBean(RestClient.class)))
					.isSameAs(context.getBean(ObservationRegistry.class));
			});
	}

	@Test
	void shouldApplyConventionBeans() {
		ClientRequestObservationConvention convention = new DefaultClientRequestObservationConvention("mine");
		org.springframework.web.reactive.function.client.ClientRequestObservationConvention reactiveConvention = new org.springframework.web.reactive.function.client.DefaultClientRequestObservationConvention(
				"mine");
		this.runner.withUserConfiguration(PlainClients.class)
			.withBean("convention", ClientRequestObservationConvention.class, () -> convention)
			.withBean("reactiveConvention",
					org.springframework.web.reactive.function.client.ClientRequestObservationConvention.class,
					() -> reactiveConvention)
			.run((context) -> {
				assertThat(conventionOf(context.getBean(RestClient.class))).isSameAs(convention);
				assertThat(context.getBean(RestTemplate.class).getObservationConvention()).isSameAs(convention);
				assertThat(conventionOf(context.getBean(WebClient.class))).isSameAs(reactiveConvention);
			});
	}

	@Test
	void shouldUseTheNameThatBootUses() {
		this.runner.withUserConfiguration(PlainClients.class)
			.withPropertyValues("management.observations.http.client.requests.name=calls")
			.run((context) -> {
				assertThat(context.getBean(RestTemplate.class).getObservationConvention().getName()).isEqualTo("calls");
				assertThat(((ClientRequestObservationConvention) conventionOf(context.getBean(RestClient.class)))
					.getName()).isEqualTo("calls");
			});
	}

	@Test
	void shouldLeaveAloneWhatItDoesNotKnow() {
		RestClient restClientMock = mock(RestClient.class);
		RestTemplate templateMock = mock(RestTemplate.class);
		WebClient webClientProxy = (WebClient) new ProxyFactory(WebClient.create()).getProxy();
		this.runner.withBean(RestClient.class, () -> restClientMock)
			.withBean(RestTemplate.class, () -> templateMock)
			.withBean(WebClient.class, () -> webClientProxy)
			.run((context) -> {
				assertThat(context.getBean(RestClient.class)).isSameAs(restClientMock);
				assertThat(context.getBean(RestTemplate.class)).isSameAs(templateMock);
				assertThat(context.getBean(WebClient.class)).isSameAs(webClientProxy);
			});
	}

	@Test
	void shouldObserveTheTargetsOfScopedProxiesAndNotCreateThemEarly() {
		this.runner.withInitializer((context) -> {
			context.getBeanFactory().registerScope("thread", new SimpleThreadScope());
			context.getBeanFactory().registerScope("none", new SimpleThreadScope() {
				@Override
				public Object get(String name, org.springframework.beans.factory.ObjectFactory<?> objectFactory) {
					throw new IllegalStateException("No scope here");
				}
			});
		}).withUserConfiguration(ScopedClients.class).run((context) -> {
			ObservationRegistry registry = context.getBean(ObservationRegistry.class);
			assertThat(context.getBean("scopedTemplate", RestTemplate.class).getObservationRegistry())
				.isSameAs(registry);
			assertThat(registryOf(context.getBean("scopedTarget.scopedClient"))).isSameAs(registry);
			assertThat(context).hasBean("outOfScope");
		});
	}

	@Test
	void shouldObserveWhatFactoryBeansMake() {
		this.runner.withUserConfiguration(FactoryBeans.class)
			.run((context) -> assertThat(registryOf(context.getBean(RestClient.class)))
				.isSameAs(context.getBean(ObservationRegistry.class)));
	}

	@Test
	void shouldLeaveAloneAClientThatTheRegistryItselfNeeds() {
		this.runner.withUserConfiguration(ClientOfExporter.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(registryOf(context.getBean("exporterClient"))).isSameAs(ObservationRegistry.NOOP);
			assertThat(registryOf(context.getBean("otherClient"))).isSameAs(context.getBean(ObservationRegistry.class));
		});
	}

	@Test
	void shouldLeaveClientsAloneWhenNothingIsObserved() {
		this.runner.withUserConfiguration(PlainClients.class)
			.withBean("observationRegistry", ObservationRegistry.class, () -> ObservationRegistry.NOOP)
			.run((context) -> {
				assertThat(context.getBean(RestClient.class)).isSameAs(context.getBean(PlainClients.class).restClient);
				assertThat(context.getBean(HttpClient.class)).isNotInstanceOf(TracingHttpClient.class);
			});
	}

	@Test
	void shouldLeaveClientsAloneWhenSwitchedOff(CapturedOutput output) {
		this.runner.withUserConfiguration(PlainClients.class, Injected.class).withPropertyValues(OFF).run((context) -> {
			assertThat(context).doesNotHaveBean(ClientTracingBeanPostProcessor.class);
			assertThat(context.getBean(RestTemplate.class).getObservationRegistry().isNoop()).isTrue();
			assertThat(context.getBean(RestClient.class)).isSameAs(context.getBean(PlainClients.class).restClient);
			assertThat(context.getBean(HttpClient.class)).isNotInstanceOf(TracingHttpClient.class);
			assertHelpersDoNothing(context.getBean(Injected.class));
		});
		assertThat(output).contains("rest-client (tracing.instrument.rest-client.enabled=false)");
	}

	@Test
	void shouldLeaveClientsAloneWhenTheStarterIsSwitchedOff() {
		this.runner.withUserConfiguration(PlainClients.class, Injected.class)
			.withPropertyValues("tracing.enabled=false")
			.run((context) -> {
				assertThat(context).doesNotHaveBean(ClientTracingBeanPostProcessor.class);
				assertThat(context.getBean(RestTemplate.class).getObservationRegistry().isNoop()).isTrue();
				assertHelpersDoNothing(context.getBean(Injected.class));
			});
	}

	@Test
	void shouldSwitchOffOneKindOfClientAlone() {
		this.runner.withUserConfiguration(PlainClients.class)
			.withPropertyValues("tracing.instrument.rest-template.enabled=false")
			.run((context) -> {
				assertThat(context.getBean(RestTemplate.class).getObservationRegistry().isNoop()).isTrue();
				assertThat(registryOf(context.getBean(RestClient.class)))
					.isSameAs(context.getBean(ObservationRegistry.class));
			});
	}

	@Test
	void shouldBeAbsentWithoutWebClient() {
		this.runner.withClassLoader(new FilteredClassLoader(WebClient.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(WebClientTracing.class)
				.hasSingleBean(RestClientTracing.class));
	}

	@Test
	void shouldBeAbsentWithoutRestClient() {
		this.runner.withClassLoader(new FilteredClassLoader(RestClient.class, RestTemplate.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(RestClientTracing.class)
				.doesNotHaveBean(RestTemplateTracing.class)
				.hasSingleBean(HttpClientTracing.class));
	}

	@Test
	void shouldObserveRestTemplatesWithoutBootsBuilder() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class,
					RestTemplateTracingAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(RestTemplateBuilder.class))
			.withBean("handler", ObservationHandler.class, () -> (context) -> true)
			.withBean(RestTemplate.class, RestTemplate::new)
			.run((context) -> assertThat(context.getBean(RestTemplate.class).getObservationRegistry())
				.isSameAs(context.getBean(ObservationRegistry.class)));
	}

	private static void assertHelpersDoNothing(Injected injected) {
		RestTemplate template = injected.restTemplates.instrument(new RestTemplate());
		assertThat(template.getObservationRegistry().isNoop()).isTrue();
		RestClient restClient = RestClient.create();
		assertThat(injected.restClients.instrument(restClient)).isSameAs(restClient);
		WebClient webClient = WebClient.create();
		assertThat(injected.webClients.instrument(webClient)).isSameAs(webClient);
		HttpClient httpClient = HttpClient.newHttpClient();
		assertThat(injected.httpClients.instrument(httpClient)).isSameAs(httpClient);
	}

	private static Object registryOf(Object client) {
		return ReflectionTestUtils.getField(client, "observationRegistry");
	}

	private static Object conventionOf(Object client) {
		return ReflectionTestUtils.getField(client, "observationConvention");
	}

	@Configuration(proxyBeanMethods = false)
	static class PlainClients {

		private final RestClient restClient = RestClient.create();

		@Bean
		RestTemplate restTemplate() {
			return new RestTemplate();
		}

		@Bean
		RestClient restClient() {
			return this.restClient;
		}

		@Bean
		WebClient webClient() {
			return WebClient.create();
		}

		@Bean
		HttpClient httpClient() {
			return HttpClient.newHttpClient();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PlainBuilders {

		@Bean
		RestTemplateBuilder restTemplateBuilder() {
			return new RestTemplateBuilder();
		}

		@Bean
		@Scope("prototype")
		RestClient.Builder restClientBuilder() {
			return RestClient.builder();
		}

		@Bean
		WebClient.Builder webClientBuilder() {
			return WebClient.builder();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ClientsWithRegistry {

		static final ObservationRegistry REGISTRY = ObservationRegistry.create();

		@Bean
		RestTemplate restTemplate() {
			RestTemplate template = new RestTemplate();
			template.setObservationRegistry(REGISTRY);
			return template;
		}

		@Bean
		RestClient restClient() {
			return RestClient.builder().observationRegistry(REGISTRY).build();
		}

		@Bean
		WebClient webClient() {
			return WebClient.builder().observationRegistry(REGISTRY).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ScopedClients {

		@Bean
		@Scope(scopeName = "thread", proxyMode = ScopedProxyMode.TARGET_CLASS)
		RestTemplate scopedTemplate() {
			return new RestTemplate();
		}

		@Bean
		@Scope(scopeName = "thread", proxyMode = ScopedProxyMode.INTERFACES)
		RestClient scopedClient() {
			return RestClient.create();
		}

		@Bean
		@Scope(scopeName = "none", proxyMode = ScopedProxyMode.TARGET_CLASS)
		RestTemplate outOfScope() {
			return new RestTemplate();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FactoryBeans {

		@Bean
		FactoryBean<RestClient> restClient() {
			return new FactoryBean<>() {

				@Override
				public RestClient getObject() {
					return RestClient.create();
				}

				@Override
				public Class<?> getObjectType() {
					return RestClient.class;
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ClientOfExporter {

		@Bean
		RestClient exporterClient() {
			return RestClient.create();
		}

		@Bean
		RestClient otherClient() {
			return RestClient.create();
		}

		@Bean
		ObservationHandler<Observation.Context> exportingHandler(RestClient exporterClient) {
			return (context) -> true;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Injected {

		private final ClientTracing<RestTemplate> restTemplates;

		private final ClientTracing<RestClient> restClients;

		private final ClientTracing<WebClient> webClients;

		private final ClientTracing<HttpClient> httpClients;

		Injected(ClientTracing<RestTemplate> restTemplates, ClientTracing<RestClient> restClients,
				ClientTracing<WebClient> webClients, ClientTracing<HttpClient> httpClients) {
			this.restTemplates = restTemplates;
			this.restClients = restClients;
			this.webClients = webClients;
			this.httpClients = httpClients;
		}

	}

}
