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

package io.github.tracingboot.jdbc;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadata;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;

/**
 * Lets Spring Boot read the figures of a pool from the pool. It looks for them in fields,
 * which are empty in the traced data source that has the pool's class.
 */
class TracedPoolMetadataProvider implements DataSourcePoolMetadataProvider {

	private final ObjectProvider<DataSourcePoolMetadataProvider> providers;

	TracedPoolMetadataProvider(ObjectProvider<DataSourcePoolMetadataProvider> providers) {
		this.providers = providers;
	}

	@Override
	public @Nullable DataSourcePoolMetadata getDataSourcePoolMetadata(DataSource dataSource) {
		if (!(DataSourceTracingBeanPostProcessor.isAdvised(dataSource)
				&& AopProxyUtils.getSingletonTarget(dataSource) instanceof DataSource target)) {
			return null;
		}
		return this.providers.stream()
			.filter((provider) -> provider != this)
			.map((provider) -> provider.getDataSourcePoolMetadata(target))
			.filter((metadata) -> metadata != null)
			.findFirst()
			.orElse(null);
	}

}
