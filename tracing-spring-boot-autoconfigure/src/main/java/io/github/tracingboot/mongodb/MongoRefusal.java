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

package io.github.tracingboot.mongodb;

import com.mongodb.MongoException;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The server's reason to refuse a command.
 *
 * @param code the error code
 * @see <a href="https://www.mongodb.com/docs/manual/reference/error-codes/">Error
 * codes</a>
 */
record MongoRefusal(int code) {

	/**
	 * Finds the first error of a write.
	 * @param response the server's answer
	 * @return the reason, or {@code null} if nothing was refused
	 */
	static @Nullable MongoRefusal of(BsonDocument response) {
		BsonValue errors = response.get("writeErrors");
		if (errors == null || !errors.isArray() || errors.asArray().isEmpty()) {
			return null;
		}
		BsonValue code = errors.asArray().get(0).asDocument().get("code");
		return (code != null && code.isNumber()) ? new MongoRefusal(code.asNumber().intValue()) : null;
	}

	/**
	 * Finds the server's reason in an exception.
	 * @param error what the driver throws
	 * @return the reason, or {@code null} if it is not the server's
	 */
	static @Nullable MongoRefusal of(Throwable error) {
		return (error instanceof MongoException mongo && mongo.getCode() > 0) ? new MongoRefusal(mongo.getCode())
				: null;
	}

}
