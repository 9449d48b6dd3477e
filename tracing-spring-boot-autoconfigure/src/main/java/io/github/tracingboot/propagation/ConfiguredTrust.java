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

package io.github.tracingboot.propagation;

import java.util.List;

import io.github.tracingboot.propagation.TrustProperties.Mode;

/**
 * What {@code tracing.propagation.trust} says.
 */
final class ConfiguredTrust implements InboundTrust {

	private final Mode mode;

	private final boolean messages;

	private final List<InboundTrust> requestRules;

	private final List<InboundTrust> messageRules;

	ConfiguredTrust(Mode mode, boolean messages, List<InboundTrust> requestRules, List<InboundTrust> messageRules) {
		this.mode = mode;
		this.messages = messages;
		this.requestRules = List.copyOf(requestRules);
		this.messageRules = List.copyOf(messageRules);
	}

	@Override
	public <C> boolean trusts(C carrier, InboundGetter<C> getter) {
		if (this.mode == Mode.ALL || getter.isInternal()) {
			return true;
		}
		if (getter.isMessage()) {
			return this.messages || matches(this.messageRules, carrier, getter);
		}
		return matches(this.requestRules, carrier, getter);
	}

	private static <C> boolean matches(List<InboundTrust> rules, C carrier, InboundGetter<C> getter) {
		for (InboundTrust rule : rules) {
			if (rule.trusts(carrier, getter)) {
				return true;
			}
		}
		return false;
	}

	String describe() {
		String what = switch (this.mode) {
			case ALL -> "trusts everybody";
			case NONE -> "trusts nobody";
			case RULES -> "trusts by rules";
		};
		return (this.mode == Mode.ALL || !this.messages) ? what : what + " and all messages";
	}

}
