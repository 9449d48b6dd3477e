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

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MutuallyExclusiveConfigurationPropertiesException;
import org.springframework.util.StringUtils;

/**
 * Where documents go: a data stream, an index, or an index for each period of time.
 */
final class SpanIndex {

	private static final String DATA_STREAM = ElasticsearchExportProperties.PREFIX + ".data-stream";

	private static final String INDEX = ElasticsearchExportProperties.PREFIX + ".index";

	private static final Pattern DATE = Pattern.compile("%\\{\\+?([^}]*)}");

	private static final Pattern VALID_NAME = Pattern
		.compile("[^-_+.\\\\/*?\"<>| ,#:%\\p{Cntrl}\\p{Lu}]" + "[^\\\\/*?\"<>| ,#:%\\p{Cntrl}\\p{Lu}]{0,199}");

	private static final Pattern DATA_STREAM_SCHEME = Pattern.compile("([^-]+-[^-]+)-.+");

	private static final String APM = "traces-apm";

	private final boolean dataStream;

	private final String prefix;

	private final @Nullable DateTimeFormatter date;

	private final String suffix;

	private SpanIndex(boolean dataStream, String prefix, @Nullable DateTimeFormatter date, String suffix) {
		this.dataStream = dataStream;
		this.prefix = prefix;
		this.date = date;
		this.suffix = suffix;
	}

	static SpanIndex of(ElasticsearchExportProperties properties) {
		String dataStream = trimmed(properties.getDataStream());
		String index = trimmed(properties.getIndex());
		MutuallyExclusiveConfigurationPropertiesException.throwIfMultipleNonNullValuesIn((entries) -> {
			entries.put(DATA_STREAM, dataStream);
			entries.put(INDEX, index);
		});
		return (index != null) ? index(index)
				: dataStream((dataStream != null) ? dataStream : ElasticsearchExportProperties.DEFAULT_DATA_STREAM);
	}

	private static SpanIndex dataStream(String name) {
		check(DATA_STREAM, name, name);
		if (name.startsWith(APM)) {
			throw invalid(DATA_STREAM, name,
					"Names that begin with '" + APM + "' belong to Elastic APM, whose templates"
							+ " and pipelines expect other documents. The default is '"
							+ ElasticsearchExportProperties.DEFAULT_DATA_STREAM + "'.");
		}
		return new SpanIndex(true, name, null, "");
	}

	private static SpanIndex index(String pattern) {
		Matcher matcher = DATE.matcher(pattern);
		if (!matcher.find()) {
			check(INDEX, pattern, pattern);
			return new SpanIndex(false, pattern, null, "");
		}
		String prefix = pattern.substring(0, matcher.start());
		if (prefix.length() < 2) {
			throw invalid(INDEX, pattern,
					"It must begin with a name, for example 'spans-%{yyyy.MM.dd}': the index template is for all that begin so.");
		}
		DateTimeFormatter date = formatter(pattern, matcher.group(1));
		SpanIndex index = new SpanIndex(false, prefix, date, pattern.substring(matcher.end()));
		check(INDEX, pattern, index.at(pattern, Instant.now()));
		return index;
	}

	private static DateTimeFormatter formatter(String value, String pattern) {
		try {
			return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
		}
		catch (IllegalArgumentException ex) {
			throw invalid(INDEX, value, "'" + pattern + "' is not a date pattern: " + ex.getMessage() + ".");
		}
	}

	private static void check(String property, String value, String name) {
		if (!VALID_NAME.matcher(name).matches()) {
			throw invalid(property, value,
					"'" + name + "' can't be the name of an index: use lower case letters, digits, '-', '_' and '.', "
							+ "and begin with a letter or a digit. A date stands between '%{' and '}'.");
		}
	}

	private static InvalidConfigurationPropertyValueException invalid(String property, String value, String reason) {
		return new InvalidConfigurationPropertyValueException(property, value, reason);
	}

	private static @Nullable String trimmed(@Nullable String value) {
		return StringUtils.hasText(value) ? value.trim() : null;
	}

	String at(Instant time) {
		return (this.date != null) ? this.prefix + this.date.format(time) + this.suffix : this.prefix;
	}

	private String at(String value, Instant time) {
		try {
			return at(time);
		}
		catch (DateTimeException ex) {
			throw invalid(INDEX, value, "Its date pattern can't be filled: " + ex.getMessage() + ".");
		}
	}

	boolean isDataStream() {
		return this.dataStream;
	}

	/**
	 * Names that the index template is for. A data stream shares it with all that are
	 * called alike up to the namespace, the last part of the name.
	 * @return the pattern
	 */
	String getTemplatePattern() {
		if (this.dataStream) {
			Matcher matcher = DATA_STREAM_SCHEME.matcher(this.prefix);
			return matcher.matches() ? matcher.group(1) + "-*" : this.prefix;
		}
		return (this.date != null) ? this.prefix + "*" + this.suffix : this.prefix;
	}

	String getTemplateName() {
		return StringUtils
			.trimTrailingCharacter(StringUtils.trimTrailingCharacter(getTemplatePattern().replace("*", ""), '-'), '.');
	}

	@Override
	public String toString() {
		return (this.date != null) ? this.prefix + "*" + this.suffix : this.prefix;
	}

}
