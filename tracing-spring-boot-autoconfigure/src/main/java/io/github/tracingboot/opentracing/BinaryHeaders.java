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

package io.github.tracingboot.opentracing;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.opentracing.propagation.BinaryExtract;
import io.opentracing.propagation.BinaryInject;
import org.jspecify.annotations.Nullable;

/**
 * Headers as bytes: a version, the number of names and values, and each with its length
 * in front of its UTF-8. Numbers are unsigned, of two bytes but for the version, and big
 * endian.
 */
class BinaryHeaders {

	private static final byte VERSION = 1;

	private static final int MAX_ENTRIES = 512;

	private static final int MAX_LENGTH = 65_535;

	private final List<byte[]> parts = new ArrayList<>();

	private int length = 1 + Short.BYTES;

	void put(String name, String value) {
		byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
		byte[] valueBytes = value.getBytes(StandardCharsets.UTF_8);
		int added = 2 * Short.BYTES + nameBytes.length + valueBytes.length;
		if (this.length + added <= MAX_LENGTH && this.parts.size() < 2 * MAX_ENTRIES) {
			this.parts.add(nameBytes);
			this.parts.add(valueBytes);
			this.length += added;
		}
	}

	void writeTo(BinaryInject carrier) {
		ByteBuffer buffer = carrier.injectionBuffer(this.length);
		ByteBuffer bytes = ByteBuffer.allocate(this.length).put(VERSION).putShort((short) (this.parts.size() / 2));
		this.parts.forEach((part) -> bytes.putShort((short) part.length).put(part));
		buffer.put(bytes.flip());
	}

	/**
	 * Reads a carrier, and leaves its position behind what was read.
	 * @param carrier the carrier
	 * @return what it holds, {@code null} if it can't be read; then the position stays
	 */
	static @Nullable CarrierHeaders readFrom(BinaryExtract carrier) {
		try {
			ByteBuffer buffer = carrier.extractionBuffer();
			ByteBuffer bytes = buffer.duplicate().order(ByteOrder.BIG_ENDIAN);
			CarrierHeaders headers = read(bytes);
			if (headers != null) {
				buffer.position(bytes.position());
			}
			return headers;
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	private static @Nullable CarrierHeaders read(ByteBuffer bytes) throws BufferUnderflowException {
		if (bytes.get() != VERSION) {
			return null;
		}
		int entries = Short.toUnsignedInt(bytes.getShort());
		if (entries > MAX_ENTRIES) {
			return null;
		}
		CarrierHeaders headers = new CarrierHeaders();
		for (int i = 0; i < entries; i++) {
			headers.add(text(bytes), text(bytes));
		}
		return headers;
	}

	private static String text(ByteBuffer bytes) {
		int length = Short.toUnsignedInt(bytes.getShort());
		if (length > bytes.remaining()) {
			throw new BufferUnderflowException();
		}
		byte[] text = new byte[length];
		bytes.get(text);
		return new String(text, StandardCharsets.UTF_8);
	}

}
