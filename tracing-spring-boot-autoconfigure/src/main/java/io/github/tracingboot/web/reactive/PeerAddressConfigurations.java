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

package io.github.tracingboot.web.reactive;

import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.ee11.servlet.ServletApiRequest;
import org.eclipse.jetty.server.Request;
import reactor.netty.http.server.ConnectionInformation;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.tomcat.reactive.TomcatReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Where each kind of server keeps the address of the other end of the connection. For the
 * application's web server and a management server of its own.
 */
@Configuration(proxyBeanMethods = false)
@Import({ PeerAddressConfigurations.NettyConfiguration.class, PeerAddressConfigurations.TomcatConfiguration.class,
		PeerAddressConfigurations.JettyConfiguration.class })
class PeerAddressConfigurations {

	/**
	 * Reactor Netty.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ConnectionInformation.class)
	static class NettyConfiguration {

		@Bean
		NettyPeerAddressReader nettyPeerAddressReader() {
			return new NettyPeerAddressReader();
		}

	}

	/**
	 * Tomcat.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ Tomcat.class, TomcatReactiveWebServerFactory.class })
	static class TomcatConfiguration {

		@Bean
		PeerAddressReader tomcatPeerAddressReader() {
			return TomcatPeerAddressValve::read;
		}

		@Bean
		WebServerFactoryCustomizer<TomcatReactiveWebServerFactory> tomcatPeerAddressCustomizer() {
			return (factory) -> factory.addEngineValves(new TomcatPeerAddressValve());
		}

	}

	/**
	 * Jetty.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ Request.class, ServletApiRequest.class })
	static class JettyConfiguration {

		@Bean
		JettyPeerAddressReader jettyPeerAddressReader() {
			return new JettyPeerAddressReader();
		}

	}

}
