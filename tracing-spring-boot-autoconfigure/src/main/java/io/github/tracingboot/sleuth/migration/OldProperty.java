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

import org.jspecify.annotations.Nullable;

/**
 * An old name that the configuration has.
 *
 * @param name the name, as it was written
 * @param origin where it was written
 * @param value its value, {@code null} if that could be a secret
 * @param advice what to write instead
 * @param migrated whether Spring Boot's migrator sees it too
 */
record OldProperty(String name, String origin, @Nullable String value, String advice, boolean migrated) {

}
