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

/**
 * Makes an HTTP client that is not a bean take part in tracing. There is a bean of this
 * type for each kind of client on the class path; ask for it with the client's type:
 *
 * <pre class="code">
 * Payments(ClientTracing&lt;RestClient&gt; tracing) {
 *     this.client = tracing.instrument(RestClient.create("https://payments"));
 * }
 * </pre>
 *
 * Clients that are beans need no such call. Calling this for a client that is observed
 * already changes nothing. Where the instrumentation is switched off, clients are
 * returned as they are. Implementations are safe for use by several threads.
 *
 * @param <C> the type of the client: {@code RestTemplate}, {@code RestClient},
 * {@code WebClient} or {@code java.net.http.HttpClient}
 * @since 0.1.0
 */
@FunctionalInterface
public interface ClientTracing<C> {

	/**
	 * Returns a client whose calls make a span each and carry the trace headers. A
	 * registry or convention that the client was given by hand stays.
	 * @param client the client
	 * @return the same client or a copy of it
	 */
	C instrument(C client);

}
