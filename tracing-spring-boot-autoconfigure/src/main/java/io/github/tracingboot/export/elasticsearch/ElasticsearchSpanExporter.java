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

package io.github.tracingboot.export.elasticsearch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.github.tracingboot.export.HttpEndpoint;
import io.github.tracingboot.export.HttpTransport;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.StringUtils;

/**
 * Sends spans as documents to the bulk API of Elasticsearch or OpenSearch.
 *
 * @see <a href=
 * "https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-bulk">Bulk
 * API</a>
 */
class ElasticsearchSpanExporter implements SpanExporter {

	private static final int DEFAULT_PORT = 9200;

	private final HttpEndpoint endpoint;

	private final HttpTransport transport;

	private final SpanIndex index;

	private final IndexTemplate template;

	private final SpanDocumentConverter converter;

	private final Rejections rejections;

	ElasticsearchSpanExporter(HttpEndpoint endpoint, HttpTransport transport, SpanIndex index, IndexTemplate template,
			SpanDocumentConverter converter) {
		this.endpoint = endpoint;
		this.transport = transport;
		this.index = index;
		this.template = template;
		this.converter = converter;
		this.rejections = new Rejections(endpoint.toString());
	}

	static ElasticsearchSpanExporter create(ElasticsearchExportProperties properties, SpanDocumentConverter converter,
			@Nullable SslBundles sslBundles) {
		String prefix = ElasticsearchExportProperties.PREFIX;
		HttpEndpoint endpoint = HttpEndpoint.parse(prefix + ".endpoint",
				StringUtils.hasText(properties.getEndpoint()) ? properties.getEndpoint() : "localhost", DEFAULT_PORT,
				"");
		HttpTransport transport = new HttpTransport(prefix, endpoint, properties,
				RequestCredentials.headers(properties), properties.findSslBundle(prefix, sslBundles));
		SpanIndex index = SpanIndex.of(properties);
		return new ElasticsearchSpanExporter(endpoint, transport, index,
				new IndexTemplate(transport, index, properties.getTemplate().isEnabled()), converter);
	}

	@Override
	public CompletableResultCode export(Collection<SpanData> spans) {
		try {
			this.template.install();
			List<BulkDocument> documents = new ArrayList<>(spans.size());
			for (SpanData span : spans) {
				String index = this.index.at(SpanDocumentConverter.start(span));
				documents.add(BulkDocument.create(index, this.converter.convert(span)));
			}
			new BulkDelivery(this.transport, this.rejections).send(documents);
			return CompletableResultCode.ofSuccess();
		}
		catch (IOException ex) {
			return CompletableResultCode.ofExceptionalFailure(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return CompletableResultCode.ofExceptionalFailure(ex);
		}
	}

	@Override
	public CompletableResultCode flush() {
		return CompletableResultCode.ofSuccess();
	}

	@Override
	public CompletableResultCode shutdown() {
		this.transport.close();
		return CompletableResultCode.ofSuccess();
	}

	@Override
	public String toString() {
		return this.endpoint.toString();
	}

}
