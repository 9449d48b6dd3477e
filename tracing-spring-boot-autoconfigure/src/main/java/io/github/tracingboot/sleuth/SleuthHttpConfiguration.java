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

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.cloud.sleuth.Tracer;
import org.springframework.cloud.sleuth.http.HttpClientHandler;
import org.springframework.cloud.sleuth.http.HttpRequestParser;
import org.springframework.cloud.sleuth.http.HttpResponseParser;
import org.springframework.cloud.sleuth.http.HttpServerHandler;
import org.springframework.cloud.sleuth.propagation.Propagator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Handlers for users that instrument a client or a server themselves. Parsers are found
 * by the names that Sleuth gave them.
 */
@Configuration(proxyBeanMethods = false)
class SleuthHttpConfiguration {

	private static final int CLIENT_ERROR = 400;

	private static final int SERVER_ERROR = 500;

	@Bean
	@ConditionalOnMissingBean(HttpClientHandler.class)
	SleuthHttpClientHandler sleuthHttpClientHandler(Tracer tracer, Propagator propagator,
			@Qualifier("sleuthHttpClientRequestParser") ObjectProvider<HttpRequestParser> requestParser,
			@Qualifier("sleuthHttpClientResponseParser") ObjectProvider<HttpResponseParser> responseParser) {
		return new SleuthHttpClientHandler(tracer, propagator,
				new HttpSpans(CLIENT_ERROR, requestParser.getIfAvailable(), responseParser.getIfAvailable()));
	}

	@Bean
	@ConditionalOnMissingBean(HttpServerHandler.class)
	SleuthHttpServerHandler sleuthHttpServerHandler(Propagator propagator,
			@Qualifier("sleuthHttpServerRequestParser") ObjectProvider<HttpRequestParser> requestParser,
			@Qualifier("sleuthHttpServerResponseParser") ObjectProvider<HttpResponseParser> responseParser) {
		return new SleuthHttpServerHandler(propagator,
				new HttpSpans(SERVER_ERROR, requestParser.getIfAvailable(), responseParser.getIfAvailable()));
	}

}
