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

package io.github.tracingboot.sleuth;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.tracingboot.TracingRunner;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.aop.Advisor;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cloud.sleuth.ScopedSpan;
import org.springframework.cloud.sleuth.Tracer;
import org.springframework.cloud.sleuth.annotation.ContinueSpan;
import org.springframework.cloud.sleuth.annotation.NewSpan;
import org.springframework.cloud.sleuth.annotation.NewSpanParser;
import org.springframework.cloud.sleuth.annotation.SleuthMethodInvocationProcessor;
import org.springframework.cloud.sleuth.annotation.SpanTag;
import org.springframework.cloud.sleuth.annotation.TagValueExpressionResolver;
import org.springframework.cloud.sleuth.annotation.TagValueResolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link SleuthAnnotationsAutoConfiguration} and what it configures.
 */
@ExtendWith(OutputCaptureExtension.class)
class SleuthAnnotationsTests {

	private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

	private final ApplicationContextRunner runner = TracingRunner.create()
		.withBean(SpanProcessor.class, () -> SimpleSpanProcessor.create(this.exporter))
		.withBean(OrderTagResolver.class);

	@Test
	void shouldProxyOnlyWhereThereAreAnnotations(CapturedOutput output) {
		this.runner.withBean(Plain.class).run((context) -> {
			assertThat(context).doesNotHaveBean(Advisor.class).doesNotHaveBean(SleuthMethodInvocationProcessor.class);
			assertThat(AopUtils.isAopProxy(context.getBean(Plain.class))).isFalse();
		});
		assertThat(output).doesNotContain("sleuth annotations");
		this.runner.withBean(Plain.class).withBean(Orders.class).run((context) -> {
			assertThat(AopUtils.isAopProxy(context.getBean(Orders.class))).isTrue();
			assertThat(AopUtils.isAopProxy(context.getBean(Plain.class))).isFalse();
		});
		assertThat(output).contains("sleuth annotations")
			.doesNotContain(" WARN ")
			.doesNotContain("is not eligible for getting processed");
	}

	@Test
	void shouldDoNothingWhenSwitchedOff() {
		for (String property : List.of("tracing.sleuth.enabled", "tracing.instrument.annotations.enabled",
				"tracing.enabled")) {
			this.runner.withBean(Orders.class)
				.withPropertyValues(property + "=false")
				.run((context) -> assertThat(AopUtils.isAopProxy(context.getBean(Orders.class))).as(property)
					.isFalse());
		}
	}

	@Test
	void shouldNameSpansAsSleuthDid() {
		run((orders) -> {
			orders.placeTheOrder();
			assertThat(only().getName()).isEqualTo("place-the-order");
			this.exporter.reset();
			orders.named();
			assertThat(only().getName()).isEqualTo("charge card");
			this.exporter.reset();
			orders.valued();
			assertThat(only().getName()).isEqualTo("charge-card");
			this.exporter.reset();
			orders.aMethodWithANameThatIsSoLongThatNobodyWantsToReadItInATrace();
			assertThat(only().getName()).hasSize(50);
		});
	}

	@Test
	void shouldBeginAChildOfTheCurrentSpanAndTellClassAndMethod() {
		this.runner.withBean(Orders.class).run((context) -> {
			ScopedSpan outer = context.getBean(Tracer.class).startScopedSpan("outer");
			context.getBean(Orders.class).placeTheOrder();
			outer.end();
			SpanData span = span("place-the-order");
			assertThat(span.getParentSpanId()).isEqualTo(outer.context().spanId());
			assertThat(tag(span, "class")).isEqualTo("Orders");
			assertThat(tag(span, "method")).isEqualTo("placeTheOrder");
		});
	}

	@Test
	void shouldTagArguments() {
		run((orders) -> {
			orders.tagged("4711", null, new Order("pen", 3), new Order("ink", 1), new Order("cap", 2));
			SpanData span = only();
			assertThat(tag(span, "by.value")).isEqualTo("4711");
			assertThat(tag(span, "nothing")).isEmpty();
			assertThat(tag(span, "by.expression")).isEqualTo("pen");
			assertThat(tag(span, "by.resolver")).isEqualTo("order of ink");
			assertThat(tag(span, "broken")).isEqualTo("Order[name=cap, count=2]");
		});
	}

	@Test
	void shouldLeaveATagOutWhoseValueCannotBeHad() {
		run((orders) -> {
			assertThat(orders.badlyTagged(new Order("pen", 3))).isEqualTo("done");
			assertThat(tag(only(), "missing")).isNull();
		});
	}

	@Test
	void shouldSeeAnnotationsOfInterfacesAndSuperclasses() {
		this.runner.withBean(Stock.class, StockOfPens::new).run((context) -> {
			Stock stock = context.getBean(Stock.class);
			stock.count("pen");
			SpanData counted = span("count");
			assertThat(tag(counted, "item")).isEqualTo("pen");
			assertThat(tag(counted, "class")).isEqualTo("StockOfPens");
			stock.refill(3);
			SpanData refilled = span("refill it");
			assertThat(tag(refilled, "number")).isEqualTo("3");
		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void shouldSeeAnnotationsBehindProxiesOfClassesAndInterfaces(boolean proxyTargetClass) {
		this.runner.withPropertyValues("spring.aop.proxy-target-class=" + proxyTargetClass)
			.withBean(Repository.class, OrderRepository::new)
			.run((context) -> {
				Repository<String> repository = context.getBean(Repository.class);
				assertThat(AopUtils.isCglibProxy(repository)).isEqualTo(proxyTargetClass);
				repository.save("pen");
				assertThat(tag(span("save"), "entity")).isEqualTo("pen");
				repository.delete("pen");
				assertThat(tag(span("delete"), "gone")).isEqualTo("pen");
			});
	}

	@Test
	void shouldGiveExpressionsNoMoreThanTheArgument() {
		TagValueExpressionResolver resolver = new SpelTagValueResolver();
		List<String> attempts = List.of("T(java.lang.System).getProperty('user.dir')", "new java.lang.String('x')",
				"@order", "name = 'changed'", "getClass()");
		for (String expression : attempts) {
			Order order = new Order("T(java.lang.System)", 1);
			assertThat(resolver.resolve(expression, order)).as(expression).isEqualTo(order.toString());
		}
		assertThat(resolver.resolve("name", new Order("T(java.lang.System).exit(1)", 1)))
			.isEqualTo("T(java.lang.System).exit(1)");
	}

	@Test
	void shouldSpeakOfFailures() {
		run((orders) -> {
			assertThatIllegalStateException().isThrownBy(orders::fail);
			assertThat(only().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
			this.exporter.reset();
			assertThatExceptionOfType(AssertionError.class).isThrownBy(orders::failBadly);
			assertThat(only().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		});
	}

	@Test
	void shouldContinueTheCurrentSpanOrBeginOne() {
		this.runner.withBean(Orders.class).run((context) -> {
			Orders orders = context.getBean(Orders.class);
			ScopedSpan outer = context.getBean(Tracer.class).startScopedSpan("outer");
			orders.pack("small");
			assertThatIllegalStateException().isThrownBy(orders::packNothing);
			outer.end();
			SpanData span = span("outer");
			assertThat(tag(span, "box")).isEqualTo("small");
			assertThat(tag(span, "method")).isEqualTo("packNothing");
			assertThat(span.getEvents()).extracting(EventData::getName)
				.containsSubsequence("packing.before", "packing.after", "nothing.before", "nothing.afterFailure",
						"nothing.after");
			this.exporter.reset();
			orders.pack("large");
			assertThat(only().getName()).isEqualTo("pack");
			assertThat(only().getEvents()).extracting(EventData::getName)
				.containsExactly("packing.before", "packing.after");
		});
	}

	@Test
	void shouldKeepTheSpanOfAMonoOpenUntilItEnds() {
		run((orders) -> {
			Mono<String> price = orders.price("pen");
			assertThat(this.exporter.getFinishedSpanItems()).isEmpty();
			assertThat(price.block()).isEqualTo("price of pen");
			assertThat(only().getName()).isEqualTo("price");
			assertThat(tag(only(), "item")).isEqualTo("pen");
			assertThat(only().getEndEpochNanos() - only().getStartEpochNanos())
				.isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(20));
			this.exporter.reset();
			assertThatIllegalStateException().isThrownBy(() -> orders.noPrice().block());
			assertThat(only().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		});
	}

	@Test
	void shouldGiveASpanToEverySubscriptionOfAFluxAndEndItWhenCancelled() {
		run((orders) -> {
			Flux<Integer> numbers = orders.numbers();
			assertThat(numbers.collectList().block()).containsExactly(1, 2, 3);
			assertThat(numbers.collectList().block()).containsExactly(1, 2, 3);
			assertThat(this.exporter.getFinishedSpanItems()).extracting(SpanData::getName)
				.containsExactly("numbers", "numbers");
			this.exporter.reset();
			assertThat(numbers.next().block()).isEqualTo(1);
			assertThat(only().getName()).isEqualTo("numbers");
			this.exporter.reset();
			Disposable subscription = orders.endless().subscribe();
			assertThat(this.exporter.getFinishedSpanItems()).isEmpty();
			subscription.dispose();
			assertThat(only().getName()).isEqualTo("endless");
			assertThat(only().getEvents()).extracting(EventData::getName)
				.containsExactly("endless.before", "endless.after");
		});
	}

	@Test
	void shouldContinueTheCallersSpanInAMono() {
		this.runner.withBean(Orders.class).run((context) -> {
			ScopedSpan outer = context.getBean(Tracer.class).startScopedSpan("outer");
			context.getBean(Orders.class).packLater("small").block();
			outer.end();
			SpanData span = span("outer");
			assertThat(tag(span, "box")).isEqualTo("small");
			assertThat(span.getEvents()).extracting(EventData::getName).containsExactly("later.before", "later.after");
		});
	}

	@Test
	void shouldBackOffFromBeansOfTheUsers() {
		NewSpanParser parser = (invocation, annotation, span) -> span.name("parsed");
		TagValueExpressionResolver resolver = (expression, parameter) -> "resolved " + expression;
		this.runner.withBean(Orders.class)
			.withBean(NewSpanParser.class, () -> parser)
			.withBean(TagValueExpressionResolver.class, () -> resolver)
			.run((context) -> {
				Order order = new Order("pen", 3);
				context.getBean(Orders.class).tagged("4711", null, order, order, order);
				assertThat(tag(span("parsed"), "by.expression")).isEqualTo("resolved name");
			});
		this.exporter.reset();
		SleuthMethodInvocationProcessor processor = (invocation, newSpan, continueSpan) -> "processed";
		this.runner.withBean(Orders.class)
			.withBean(SleuthMethodInvocationProcessor.class, () -> processor)
			.run((context) -> {
				assertThat(context.getBean(Orders.class).badlyTagged(new Order("pen", 3))).isEqualTo("processed");
				assertThat(this.exporter.getFinishedSpanItems()).isEmpty();
			});
	}

	private void run(Consumer<Orders> test) {
		this.runner.withBean(Orders.class).run((context) -> test.accept(context.getBean(Orders.class)));
	}

	private SpanData only() {
		assertThat(this.exporter.getFinishedSpanItems()).hasSize(1);
		return this.exporter.getFinishedSpanItems().get(0);
	}

	private SpanData span(String name) {
		return this.exporter.getFinishedSpanItems()
			.stream()
			.filter((span) -> span.getName().equals(name))
			.findFirst()
			.orElseThrow();
	}

	private static String tag(SpanData span, String key) {
		return span.getAttributes().get(AttributeKey.stringKey(key));
	}

	static class Plain {

	}

	public record Order(String name, int count) {

	}

	public static class OrderTagResolver implements TagValueResolver {

		@Override
		public String resolve(Object parameter) {
			return "order of " + ((Order) parameter).name();
		}

	}

	public static class MissingResolver implements TagValueResolver {

		@Override
		public String resolve(Object parameter) {
			return "never";
		}

	}

	interface Stock {

		@NewSpan
		void count(@SpanTag("item") String item);

		void refill(int number);

	}

	public static class StockBase {

		@NewSpan("refill it")
		public void refill(@SpanTag(key = "number") int number) {
		}

	}

	static class StockOfPens extends StockBase implements Stock {

		@Override
		public void count(String item) {
		}

		@Override
		public void refill(int number) {
		}

	}

	public static class Orders {

		@NewSpan
		void placeTheOrder() {
		}

		@NewSpan(name = "charge card")
		public void named() {
		}

		@NewSpan("chargeCard")
		public void valued() {
		}

		@NewSpan
		public void aMethodWithANameThatIsSoLongThatNobodyWantsToReadItInATrace() {
		}

		@NewSpan
		public void tagged(@SpanTag("by.value") String value, @SpanTag(key = "nothing") String nothing,
				@SpanTag(key = "by.expression", expression = "name") Order byExpression,
				@SpanTag(key = "by.resolver", resolver = OrderTagResolver.class, expression = "count") Order resolved,
				@SpanTag(key = "broken", expression = "nobody.knows") Order broken) {
		}

		@NewSpan
		public String badlyTagged(@SpanTag(key = "missing", resolver = MissingResolver.class) Order order) {
			return "done";
		}

		@NewSpan
		public void fail() {
			throw new IllegalStateException("broken");
		}

		@NewSpan
		public void failBadly() {
			throw new AssertionError("broken");
		}

		@ContinueSpan(log = "packing")
		public void pack(@SpanTag("box") String box) {
		}

		@ContinueSpan(log = "nothing")
		public void packNothing() {
			throw new IllegalStateException("nothing to pack");
		}

		@NewSpan
		public Mono<String> price(@SpanTag("item") String item) {
			return Mono.delay(Duration.ofMillis(20)).map((tick) -> "price of " + item);
		}

		@NewSpan
		public Mono<String> noPrice() {
			return Mono.error(new IllegalStateException("no price"));
		}

		@NewSpan
		public Flux<Integer> numbers() {
			return Flux.just(1, 2, 3);
		}

		@NewSpan
		@ContinueSpan(log = "endless")
		public Flux<Integer> endless() {
			return Flux.never();
		}

		@ContinueSpan(log = "later")
		public Mono<Void> packLater(@SpanTag("box") String box) {
			return Mono.delay(Duration.ofMillis(1)).then();
		}

	}

	interface Repository<T> {

		void save(T entity);

		@NewSpan
		void delete(@SpanTag("gone") T entity);

	}

	static class OrderRepository implements Repository<String> {

		@Override
		@NewSpan
		public void save(@SpanTag("entity") String entity) {
		}

		@Override
		public void delete(String entity) {
		}

	}

}
