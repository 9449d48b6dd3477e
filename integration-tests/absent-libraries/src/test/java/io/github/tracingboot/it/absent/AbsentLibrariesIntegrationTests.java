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

package io.github.tracingboot.it.absent;

import java.util.List;

import io.github.tracingboot.it.ChildJvm;
import io.micrometer.tracing.Tracer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cloud.sleuth.annotation.NewSpan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application starts, without a warning and with a tracer, when a library that is
 * optional is really not on its class path.
 */
class AbsentLibrariesIntegrationTests {

	@ParameterizedTest(name = "without {0}")
	@CsvSource(delimiter = '|',
			textBlock = """
					nothing missing         | -
					Spring MVC              | spring-webmvc- spring-boot-webmvc- spring-boot-starter-webmvc-
					Tomcat                  | tomcat-embed-core- tomcat-embed-websocket- spring-boot-tomcat-
					Jetty                   | jetty- spring-boot-jetty-
					servlet API             | jakarta.servlet-api- tomcat- jetty- spring-boot-tomcat- spring-boot-jetty- spring-webmvc- spring-boot-webmvc- spring-boot-servlet- spring-security- spring-boot-security-
					WebFlux                 | spring-webflux- spring-boot-webflux-
					Reactor                 | reactor- spring-webflux- spring-boot-webflux- spring-boot-reactor- spring-boot-webclient- spring-boot-reactor-netty-
					Reactor Netty           | reactor-netty- spring-boot-reactor-netty-
					RestClient module       | spring-boot-restclient- spring-boot-starter-restclient-
					WebClient module        | spring-boot-webclient- spring-boot-starter-webclient-
					Spring Web              | spring-web- spring-webmvc- spring-webflux- spring-boot-web- spring-boot-webmvc- spring-boot-webflux- spring-boot-restclient- spring-boot-webclient- spring-boot-http- spring-boot-servlet- spring-boot-tomcat- spring-boot-jetty- spring-boot-reactor-netty- spring-security- spring-boot-security-
					actuator                | spring-boot-actuator- spring-boot-actuator-autoconfigure- spring-boot-health- spring-boot-starter-actuator- spring-boot-starter-micrometer-metrics-
					metrics                 | micrometer-core- micrometer-jakarta9- spring-boot-micrometer-metrics- spring-boot-actuator- spring-boot-actuator-autoconfigure- spring-boot-health-
					security                | spring-security- spring-boot-security-
					AspectJ                 | aspectjweaver-
					Spring AOP and AspectJ  | aspectjweaver- spring-boot-starter-aspectj-
					Jackson                 | jackson- spring-boot-jackson-
					OpenTracing             | opentracing-
					OpenTracing utilities   | opentracing-util- opentracing-noop-
					OTLP exporter           | opentelemetry-exporter-otlp opentelemetry-exporter-sender-
					Zipkin libraries        | zipkin-
					Sleuth's API            | spring-cloud-sleuth-api-
					""")
	void theApplicationStartsWithout(String library, String fileNames) {
		List<String> absent = List.of(fileNames.split(" "));
		ChildJvm jvm = ChildJvm.of(Application.class);
		ChildJvm reduced = jvm.without((fileName) -> absent.stream().anyMatch(fileName::startsWith));
		if (!fileNames.equals("-")) {
			assertThat(reduced.classPath()).as("there was something to take away")
				.hasSizeLessThan(jvm.classPath().size());
		}
		ChildJvm.Result result = reduced.run("--server.port=0", "--spring.main.banner-mode=off",
				"--spring.security.user.password=test");
		assertThat(result.exitCode()).as(result.output()).isZero();
		assertThat(result.line("tracer=")).isEqualTo("tracer=OtelTracer");
		assertThat(result.output()).contains("Tracing is on.")
			.doesNotContainPattern("(?m)^\\S+ +(WARN|ERROR) ")
			.doesNotContain("is not eligible for getting processed");
	}

	@EnableAutoConfiguration
	@Configuration(proxyBeanMethods = false)
	public static class Application {

		public static void main(String[] args) {
			ConfigurableApplicationContext context = SpringApplication.run(Application.class, args);
			context.close();
		}

		@Bean
		CommandLineRunner printsTheTracer(Tracer tracer, Annotated annotated) {
			return (args) -> {
				annotated.work();
				System.out.println("tracer=" + tracer.getClass().getSimpleName());
			};
		}

		@Bean
		Annotated annotated() {
			return new Annotated();
		}

	}

	public static class Annotated {

		@NewSpan
		public void work() {
		}

	}

}
