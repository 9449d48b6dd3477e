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

package io.github.tracingboot.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.github.tracingboot.TracingRunner;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import net.ttddyy.dsproxy.proxy.ProxyJdbcObject;
import net.ttddyy.observation.tracing.DataSourceObservationListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanDefinitionHolder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.jdbc.metadata.CompositeDataSourcePoolMetadataProvider;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.jdbc.datasource.lookup.MapDataSourceLookup;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JdbcTracingAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class JdbcTracingAutoConfigurationTests {

	private static final String SQL = "SELECT table_name FROM information_schema.tables WHERE table_name <> 'x'";

	private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

	private final MeterRegistry meters = new SimpleMeterRegistry();

	private final ApplicationContextRunner runner = TracingRunner.create()
		.withBean(SimpleSpanProcessor.class, () -> (SimpleSpanProcessor) SimpleSpanProcessor.create(this.exporter))
		.withBean(DefaultMeterObservationHandler.class, () -> new DefaultMeterObservationHandler(this.meters));

	private final ApplicationContextRunner pool = this.runner
		.withConfiguration(
				AutoConfigurations.of(DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class))
		.withPropertyValues("spring.datasource.url=jdbc:h2:mem:${random.uuid}",
				"spring.datasource.type=com.zaxxer.hikari.HikariDataSource");

	@Test
	void shouldTraceThePoolAndLeaveItWhatItIs(CapturedOutput output) {
		this.pool.run((context) -> {
			assertThat(statements(context, "dataSource")).extracting(SpanData::getName)
				.containsExactly("SELECT information_schema.tables");
			assertThat(context).hasSingleBean(HikariDataSource.class);
			HikariDataSource bean = context.getBean(HikariDataSource.class);
			assertThat(bean.getJdbcUrl()).startsWith("jdbc:h2:mem:");
			assertThat(bean.unwrap(HikariDataSource.class).isRunning()).isTrue();
			assertThat(new CompositeDataSourcePoolMetadataProvider(
					context.getBeanProvider(DataSourcePoolMetadataProvider.class).stream().toList())
				.getDataSourcePoolMetadata(bean)
				.getMax()).isEqualTo(bean.getMaximumPoolSize());
			assertThat(new CompositeDataSourcePoolMetadataProvider(
					context.getBeanProvider(DataSourcePoolMetadataProvider.class).stream().toList())
				.getDataSourcePoolMetadata(bean)
				.getActive()).isZero();
		});
		assertThat(output).doesNotContain("is not eligible for getting processed").doesNotContain("WARN");
	}

	@Test
	void shouldReadFromJdbcTemplate() {
		this.pool.run((context) -> {
			inSpan(context, () -> context.getBean(JdbcTemplate.class).queryForList(SQL));
			assertThat(this.exporter.getFinishedSpanItems()).extracting(SpanData::getName)
				.containsExactly("SELECT information_schema.tables", "work");
		});
	}

	@Test
	void shouldMakeNoSpanOutsideATrace() {
		this.pool.run((context) -> {
			context.getBean(JdbcTemplate.class).queryForList(SQL);
			assertThat(this.exporter.getFinishedSpanItems()).isEmpty();
		});
	}

	@Test
	void shouldKeepTheHandlersOfOtherSenders() {
		this.pool.run((context) -> assertThat(context.getBeansOfType(PropagatingSenderTracingObservationHandler.class))
			.containsKey("clientSpanObservationHandler"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "tracing.instrument.jdbc.enabled=false", "tracing.enabled=false",
			"tracing.instrument.jdbc.exclude=other,dataSource" })
	void shouldLeaveTheDataSourceAloneWhenSwitchedOff(String property) {
		this.pool.withPropertyValues(property)
			.run((context) -> assertThat(AopUtils.isAopProxy(context.getBean(DataSource.class))).isFalse());
	}

	@Test
	void shouldStepBackWhenTheLibraryIsMissing() {
		this.pool.withClassLoader(new FilteredClassLoader("net.ttddyy"))
			.run((context) -> assertThat(AopUtils.isAopProxy(context.getBean(DataSource.class))).isFalse());
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.jdbc"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DataSourceTracing.class));
	}

	@Test
	void shouldStepBackWhenTheApplicationObservesItsDataSourcesItself() {
		this.pool
			.withBean(DataSourceObservationListener.class,
					() -> new DataSourceObservationListener(ObservationRegistry.NOOP))
			.run((context) -> assertThat(AopUtils.isAopProxy(context.getBean(DataSource.class))).isFalse());
	}

	@Test
	void shouldMakeNoMeterUnlessToldTo() {
		this.pool.run((context) -> context.getBean(JdbcTemplate.class).queryForList(SQL));
		assertThat(this.meters.getMeters()).isEmpty();
		this.pool.withPropertyValues("tracing.instrument.jdbc.meters=true")
			.run((context) -> context.getBean(JdbcTemplate.class).queryForList(SQL));
		assertThat(this.meters.get("jdbc.query").timer().count()).isOne();
		assertThat(this.meters.get("jdbc.query").timer().getId().getTags()).extracting((tag) -> tag.getKey())
			.containsExactlyInAnyOrder("error", "jdbc.datasource.name");
	}

	@Test
	void shouldMakeSpansOfConnectionsAndResultSetsWhenVerbose() {
		this.pool.withPropertyValues("tracing.instrument.jdbc.verbose=true").run((context) -> {
			inSpan(context, () -> context.getBean(JdbcTemplate.class).queryForList(SQL));
			assertThat(this.exporter.getFinishedSpanItems()).extracting(SpanData::getName)
				.containsExactlyInAnyOrder("SELECT information_schema.tables", "result-set", "connection", "work");
			assertThat(this.exporter.getFinishedSpanItems()).extracting(SpanData::getTraceId)
				.containsOnly(this.exporter.getFinishedSpanItems().get(0).getTraceId());
			this.exporter.reset();
			context.getBean(JdbcTemplate.class).queryForList(SQL);
			assertThat(this.exporter.getFinishedSpanItems()).isEmpty();
		});
	}

	@Test
	void shouldLeaveTheTextOutWhenToldTo() {
		this.pool.withPropertyValues("tracing.instrument.jdbc.max-query-length=0")
			.run((context) -> assertThat(statements(context, "dataSource").get(0).getAttributes().asMap().keySet())
				.extracting((key) -> key.getKey())
				.contains("db.query.summary")
				.doesNotContain("db.query.text"));
	}

	@Test
	void shouldRefuseANegativeLengthOfStatements() {
		this.pool.withPropertyValues("tracing.instrument.jdbc.max-query-length=-1")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (ex) -> {
					assertThat(ex.getName()).isEqualTo("tracing.instrument.jdbc.max-query-length");
					assertThat(ex.getReason()).contains("0 leaves the text of statements out");
				}));
	}

	@Test
	void shouldTraceEveryDataSourceOnceWhateverStandsInFrontOfIt() {
		this.runner.withUserConfiguration(Fronts.class).run((context) -> {
			for (String name : List.of("first", "embedded", "router", "lazy", "delegating", "inlineRouter",
					"inlineLazy", "poolOfTraced", "advised")) {
				assertThat(statements(context, name)).as(name).hasSize(1);
				assertThat(statements(context, name)).as(name + " again").hasSize(1);
			}
			assertThat(AopUtils.isAopProxy(context.getBean("router"))).isFalse();
			assertThat(AopUtils.isAopProxy(context.getBean("lazy"))).isFalse();
			assertThat(context.getBean("embedded")).isInstanceOf(EmbeddedDatabase.class);
			assertThat(context.getBean("inlineRouter")).isInstanceOf(Router.class);
		});
	}

	@Test
	void shouldTraceAScopedDataSourceOnce() {
		this.runner.withInitializer((context) -> {
			BeanDefinitionRegistry registry = (BeanDefinitionRegistry) context.getBeanFactory();
			RootBeanDefinition definition = new RootBeanDefinition(DataSource.class,
					JdbcTracingAutoConfigurationTests::h2);
			definition.setScope(BeanDefinition.SCOPE_SINGLETON);
			BeanDefinitionHolder holder = ScopedProxyUtils
				.createScopedProxy(new BeanDefinitionHolder(definition, "scoped"), registry, true);
			registry.registerBeanDefinition(holder.getBeanName(), holder.getBeanDefinition());
		}).run((context) -> assertThat(statements(context, "scoped")).hasSize(1));
	}

	@Test
	void shouldNotOpenTheConnectionThatALazyProxyLeavesForLater() {
		this.runner.withUserConfiguration(Fronts.class).run((context) -> {
			CountingDataSource counting = context.getBean(CountingHolder.class).counting();
			DataSource lazy = context.getBean("inlineLazy", DataSource.class);
			int before = counting.connections;
			inSpan(context, () -> {
				try (Connection connection = lazy.getConnection()) {
					connection.setAutoCommit(false);
				}
				catch (SQLException ex) {
					throw new IllegalStateException(ex);
				}
			});
			assertThat(counting.connections).isEqualTo(before);
		});
	}

	@Test
	void shouldDoNoHarmToADataSourceThatIsNeededVeryEarly(CapturedOutput output) {
		this.pool.withUserConfiguration(EarlyDataSource.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(statements(context, "dataSource")).hasSizeLessThanOrEqualTo(1);
		});
		assertThat(output.toString().lines().filter((line) -> line.contains("is not eligible")))
			.noneMatch((line) -> line.contains("tracingboot") || line.contains("jdbcObservability")
					|| line.contains("dataSourceTracing"));
	}

	private List<SpanData> statements(AssertableApplicationContext context, String dataSource) {
		this.exporter.reset();
		DataSource bean = context.getBean(dataSource, DataSource.class);
		inSpan(context, () -> new JdbcTemplate(bean).queryForList(SQL));
		return this.exporter.getFinishedSpanItems().stream().filter((span) -> !span.getName().equals("work")).toList();
	}

	private static void inSpan(ConfigurableApplicationContext context, Runnable work) {
		Tracer tracer = context.getBean(Tracer.class);
		Span span = tracer.nextSpan().name("work").start();
		try (Tracer.SpanInScope scope = tracer.withSpan(span)) {
			work.run();
		}
		finally {
			span.end();
		}
	}

	private static HikariDataSource h2() {
		HikariDataSource result = new HikariDataSource();
		result.setJdbcUrl("jdbc:h2:mem:" + System.identityHashCode(result));
		return result;
	}

	@Configuration(proxyBeanMethods = false)
	static class Fronts {

		@Bean
		HikariDataSource first() {
			return h2();
		}

		@Bean
		EmbeddedDatabase embedded() {
			return new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true).build();
		}

		@Bean
		Router router(HikariDataSource first, EmbeddedDatabase embedded) {
			return new Router(Map.of("first", first, "embedded", embedded));
		}

		@Bean
		LazyConnectionDataSourceProxy lazy(HikariDataSource first) {
			return new LazyConnectionDataSourceProxy(first);
		}

		@Bean
		DelegatingDataSource delegating(LazyConnectionDataSourceProxy lazy) {
			return new DelegatingDataSource(lazy);
		}

		@Bean
		Router inlineRouter(HikariDataSource first) {
			return new Router(Map.of("traced", first, "first", h2()));
		}

		@Bean
		CountingHolder countingHolder() {
			return new CountingHolder(new CountingDataSource());
		}

		@Bean
		DataSource inlineLazy(CountingHolder holder) {
			LazyConnectionDataSourceProxy result = new LazyConnectionDataSourceProxy();
			result.setTargetDataSource(holder.counting());
			result.setDefaultAutoCommit(true);
			result.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
			return result;
		}

		@Bean(destroyMethod = "")
		DataSource poolOfTraced(HikariDataSource first) {
			HikariDataSource result = new HikariDataSource();
			result.setDataSource(first);
			return result;
		}

		@Bean(destroyMethod = "")
		DataSource advised() {
			return (DataSource) new ProxyFactory(h2()).getProxy();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class EarlyDataSource {

		@Bean
		static BeanPostProcessor needingTheDataSource(DataSource dataSource) {
			assertThat(dataSource).isNotInstanceOf(ProxyJdbcObject.class);
			return new BeanPostProcessor() {
			};
		}

	}

	record CountingHolder(CountingDataSource counting) {

	}

	/**
	 * Counts what it gives.
	 */
	static class CountingDataSource extends DelegatingDataSource {

		private int connections;

		CountingDataSource() {
			super(h2());
		}

		@Override
		public Connection getConnection() throws SQLException {
			this.connections++;
			return super.getConnection();
		}

	}

	/**
	 * Chooses always the same.
	 */
	static class Router extends AbstractRoutingDataSource {

		Router(Map<String, DataSource> targets) {
			setTargetDataSources(Map.copyOf(targets));
			setDataSourceLookup(new MapDataSourceLookup());
		}

		@Override
		protected Object determineCurrentLookupKey() {
			return "first";
		}

	}

}
