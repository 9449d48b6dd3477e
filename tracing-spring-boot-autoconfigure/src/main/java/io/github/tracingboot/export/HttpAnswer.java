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

/**
 * What a backend answered.
 *
 * @param status the HTTP status
 * @param body the body, empty if there is none
 * @since 0.1.0
 */
public record HttpAnswer(int status, String body) {

	/**
	 * Whether the status is one of success.
	 * @return whether the status is one of success
	 */
	public boolean isSuccess() {
		return this.status >= 200 && this.status < 300;
	}

	/**
	 * Expects success.
	 * @throws BackendAnswerException if the status is another one
	 */
	public void requireSuccess() throws BackendAnswerException {
		if (!isSuccess()) {
			throw new HttpStatusException(this.status);
		}
	}

}
