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

package io.github.tracingboot.messaging.jms;

import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.jspecify.annotations.Nullable;

/**
 * Headers as properties of a message. Their names have to be Java identifiers, so hyphens
 * are written as OpenTelemetry's agent for Java does. What is none even then is left out.
 */
final class JmsProperties {

	private static final String DASH = "__dash__";

	private JmsProperties() {
	}

	static void set(Message message, String header, String value) throws JMSException {
		String name = propertyName(header);
		if (isIdentifier(name)) {
			message.setStringProperty(name, value);
		}
	}

	static @Nullable String get(Message message, String header) throws JMSException {
		String name = propertyName(header);
		String value = message.getStringProperty(name);
		// Some brokers hand on names that JMS does not allow.
		return (value != null || name.equals(header)) ? value : message.getStringProperty(header);
	}

	static List<String> names(Message message) throws JMSException {
		List<String> names = new ArrayList<>();
		Enumeration<?> properties = message.getPropertyNames();
		while (properties.hasMoreElements()) {
			names.add(String.valueOf(properties.nextElement()).replace(DASH, "-"));
		}
		return names;
	}

	private static String propertyName(String header) {
		return header.replace("-", DASH);
	}

	private static boolean isIdentifier(String name) {
		return !name.isEmpty() && Character.isJavaIdentifierStart(name.charAt(0))
				&& name.chars().allMatch(Character::isJavaIdentifierPart);
	}

}
