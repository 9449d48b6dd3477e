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

package io.github.tracingboot.it.grpc;

import io.github.tracingboot.it.RecordedSpans;
import io.grpc.Status;
import io.grpc.channelz.v1.ChannelzGrpc;
import io.grpc.channelz.v1.GetServerRequest;
import io.grpc.channelz.v1.GetServerResponse;
import io.grpc.stub.StreamObserver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.grpc.client.GrpcChannelFactory;

/**
 * A gRPC service and its client. The service is one of gRPC's own, for the sake of its
 * generated classes.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class GrpcApplication {

	private static final Logger logger = LoggerFactory.getLogger(GrpcApplication.class);

	@Bean
	RecordedSpans recordedSpans() {
		return new RecordedSpans();
	}

	@Bean
	ChannelzGrpc.ChannelzImplBase service() {
		return new ChannelzGrpc.ChannelzImplBase() {

			@Override
			public void getServer(GetServerRequest request, StreamObserver<GetServerResponse> answer) {
				logger.info("serving {}", request.getServerId());
				if (request.getServerId() < 0) {
					answer.onError(Status.INVALID_ARGUMENT.asRuntimeException());
					return;
				}
				answer.onNext(GetServerResponse.getDefaultInstance());
				answer.onCompleted();
			}

		};
	}

	static ChannelzGrpc.ChannelzBlockingStub client(GrpcChannelFactory channels, int port) {
		return ChannelzGrpc.newBlockingStub(channels.createChannel("localhost:" + port));
	}

}
