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

package io.github.tracingboot.sampling;

import java.util.List;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PartialParent} and {@link PartialParentSampler}.
 */
class PartialParentTests {

	private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

	private static final SpanContext CALLER = remote("b7ad6b7169203331", TraceFlags.getSampled());

	@Test
	void shouldAskAsForANewTraceWhenTheCallerHasNotDecided() {
		Context undecided = Context.root().with(PartialParent.undecided(CALLER));
		assertThat(isSampled(0, undecided)).isFalse();
		assertThat(isSampled(1, undecided)).isTrue();
	}

	@Test
	void shouldFollowADecisionWithoutSpan() {
		Context recorded = Context.root().with(PartialParent.decided(true));
		Context notRecorded = Context.root().with(PartialParent.decided(false));
		assertThat(isSampled(0, recorded)).isTrue();
		assertThat(isSampled(1, notRecorded)).isFalse();
		assertThat(isSampled(Sampler.alwaysOn(), notRecorded)).as("a sampler that follows no caller").isTrue();
	}

	@Test
	void shouldFollowADecisionWithoutSpanAlsoWhenAnotherSpanWithoutIdsHasTakenItsPlace() {
		Context context = Context.root().with(PartialParent.decided(false)).with(Span.getInvalid());
		assertThat(isSampled(1, context)).isFalse();
	}

	@Test
	void shouldLeaveTheSpansBelowToTheirOwnParent() {
		Context undecided = Context.root().with(PartialParent.undecided(CALLER));
		Context decided = Context.root().with(PartialParent.decided(false));
		Span local = Span
			.wrap(SpanContext.create(TRACE, "05e3ac9a4f6e3b90", TraceFlags.getSampled(), TraceState.getDefault()));
		assertThat(isSampled(0, undecided.with(local))).isTrue();
		assertThat(isSampled(0, decided.with(local))).isTrue();
		Span unsampled = Span.wrap(remote("05e3ac9a4f6e3b90", TraceFlags.getDefault()));
		assertThat(isSampled(1, undecided.with(unsampled))).isFalse();
	}

	@Test
	void shouldBeASpanThatIsNotRecorded() {
		Span span = PartialParent.undecided(CALLER);
		span.setAttribute("a", "b")
			.addEvent("event")
			.addEvent("event", Attributes.empty())
			.setStatus(StatusCode.ERROR)
			.recordException(new IllegalStateException())
			.updateName("name")
			.end();
		assertThat(span.isRecording()).isFalse();
		assertThat(span.getSpanContext()).isEqualTo(CALLER);
		assertThat(PartialParent.decided(true).getSpanContext().isValid()).isFalse();
	}

	private static boolean isSampled(double probability, Context context) {
		return isSampled(Sampler.parentBased(Sampler.traceIdRatioBased(probability)), context);
	}

	private static boolean isSampled(Sampler sampler, Context context) {
		return new PartialParentSampler(sampler)
			.shouldSample(context, TRACE, "name", SpanKind.SERVER, Attributes.empty(), List.of())
			.getDecision() == SamplingDecision.RECORD_AND_SAMPLE;
	}

	private static SpanContext remote(String spanId, TraceFlags flags) {
		return SpanContext.createFromRemoteParent(TRACE, spanId, flags, TraceState.getDefault());
	}

}
