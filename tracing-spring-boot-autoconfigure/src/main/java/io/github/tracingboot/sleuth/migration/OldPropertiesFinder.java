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

package io.github.tracingboot.sleuth.migration;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Finds old names in all property sources that can list theirs, in every form that Spring
 * Boot binds.
 */
class OldPropertiesFinder {

	private static final String UNKNOWN = "Remove it: nothing of this name is known.";

	// Kubernetes gives every container such variables for a service named
	// 'spring-zipkin'.
	private static final Pattern SERVICE_LINK = Pattern
		.compile("[A-Z0-9_]+_(SERVICE_(HOST|PORT)(_[A-Z0-9_]+)?|PORT(_[0-9]+_(TCP|UDP|SCTP)(_[A-Z]+)?)?)");

	private static final Pattern PLAIN_VALUE = Pattern.compile("(?i)true|false|[+-]?[0-9]{1,18}([.][0-9]{1,18})?");

	private static final Pattern INDEX = Pattern.compile("[0-9]+");

	private static final Pattern WRITTEN_INDEX = Pattern.compile("(\\[[0-9]+]|_[0-9]+_?)$");

	private final MigratorSources migrator;

	private @Nullable RenamedProperties renamed;

	OldPropertiesFinder(MigratorSources migrator) {
		this.migrator = migrator;
	}

	List<OldProperty> find(ConfigurableEnvironment environment) {
		List<OldProperty> found = new ArrayList<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.from(environment.getPropertySources())) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				find(iterable, found);
			}
		}
		return found;
	}

	private void find(IterableConfigurationPropertySource source, List<OldProperty> found) {
		Set<ConfigurationPropertyName> seen = new LinkedHashSet<>();
		source.stream().filter(OldNames::mayInclude).forEach((name) -> {
			if (seen.add(withoutIndex(name))) {
				ConfigurationProperty property = source.getConfigurationProperty(name);
				if (property != null) {
					add(source, property, found);
				}
			}
		});
	}

	private void add(ConfigurationPropertySource source, ConfigurationProperty property, List<OldProperty> found) {
		ConfigurationPropertyName name = withoutIndex(property.getName());
		RenamedProperty known = renamed().find(name);
		if (known != null) {
			String value = known.isHarmless() ? plain(property.getValue()) : null;
			found.add(new OldProperty(writtenName(property), origin(property), value, known.advice(),
					isMigrated(source, known)));
		}
		else if (OldNames.areAllOldBeside(name) && !SERVICE_LINK.matcher(writtenName(property)).matches()) {
			found.add(new OldProperty(writtenName(property), origin(property), null, UNKNOWN, false));
		}
	}

	private RenamedProperties renamed() {
		RenamedProperties properties = this.renamed;
		if (properties == null) {
			properties = RenamedProperties.load();
			this.renamed = properties;
		}
		return properties;
	}

	// The migrator asks each source for the very name, so it does not see elements of
	// lists.
	private boolean isMigrated(ConfigurationPropertySource source, RenamedProperty known) {
		return this.migrator.include(source) && (known.isMap()
				|| source.getConfigurationProperty(ConfigurationPropertyName.of(known.name())) != null);
	}

	private static ConfigurationPropertyName withoutIndex(ConfigurationPropertyName name) {
		ConfigurationPropertyName result = name;
		while (result.isLastElementIndexed()
				&& INDEX.matcher(result.getLastElement(ConfigurationPropertyName.Form.ORIGINAL)).matches()) {
			result = result.getParent();
		}
		return result;
	}

	private static @Nullable String plain(Object value) {
		String text = value.toString();
		return PLAIN_VALUE.matcher(text).matches() ? text : null;
	}

	private static String writtenName(ConfigurationProperty property) {
		Origin origin = property.getOrigin();
		String written = (origin instanceof PropertySourceOrigin source) ? source.getPropertyName()
				: property.getName().toString();
		return property.getName().isLastElementIndexed() ? WRITTEN_INDEX.matcher(written).replaceFirst("") : written;
	}

	private static String origin(ConfigurationProperty property) {
		Origin origin = property.getOrigin();
		if (origin instanceof PropertySourceOrigin source) {
			Origin place = source.getOrigin();
			return (place != null) ? place.toString() : source.getPropertySource().getName();
		}
		return String.valueOf(origin);
	}

}
