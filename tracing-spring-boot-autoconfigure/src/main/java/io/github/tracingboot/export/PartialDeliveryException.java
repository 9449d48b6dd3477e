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

package io.github.tracingboot.export;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * A backend took some spans of a delivery, but not all. An exporter gives it as the
 * failure of its result: the other spans count as exported.
 *
 * @since 0.1.0
 */
public final class PartialDeliveryException extends IOException {

	private static final long serialVersionUID = 1L;

	private final int rejected;

	private final int failed;

	/**
	 * Creates an instance.
	 * @param rejected how many spans were refused for what they are, by a backend that is
	 * well
	 * @param failed how many spans were lost for another reason
	 * @param cause that reason, {@code null} if no spans were lost
	 */
	public PartialDeliveryException(int rejected, int failed, @Nullable Throwable cause) {
		super(rejected + " spans were rejected and " + failed + " failed", cause);
		this.rejected = rejected;
		this.failed = failed;
	}

	int getRejected() {
		return this.rejected;
	}

	int getFailed() {
		return this.failed;
	}

}
