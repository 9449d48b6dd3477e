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

package io.github.tracingboot.propagation;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A range of IP addresses. IPv4 addresses that are written as IPv6 ones belong to the
 * networks of IPv4.
 */
final class IpNetwork {

	private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

	// Nothing that could be taken for the name of a host.
	private static final Pattern IPV4 = Pattern.compile("(" + OCTET + "\\.){3}" + OCTET);

	private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

	private static final Pattern LENGTH = Pattern.compile("\\d{1,3}");

	// Bits in front of an IPv4 address that is written as an IPv6 one.
	private static final int MAPPED_BITS = 96;

	private final byte[] address;

	private final int prefixLength;

	private IpNetwork(byte[] address, int prefixLength) {
		this.address = address;
		this.prefixLength = prefixLength;
	}

	/**
	 * Reads a network, or a single address.
	 * @param text for example {@code 10.0.0.0/8}, {@code fd00::/8} or {@code 192.0.2.1}
	 * @return the network
	 * @throws IllegalArgumentException if it is none
	 */
	static IpNetwork parse(String text) {
		int slash = text.indexOf('/');
		String addressText = (slash != -1) ? text.substring(0, slash) : text;
		byte[] address = addressOf(addressText);
		if (address == null) {
			throw new IllegalArgumentException("'" + addressText + "' is not an IP address");
		}
		int bits = address.length * Byte.SIZE;
		int mappedBits = (address.length == 4 && addressText.contains(":")) ? MAPPED_BITS : 0;
		int prefixLength = (slash != -1) ? length(text.substring(slash + 1)) - mappedBits : bits;
		if (prefixLength < 0 || prefixLength > bits) {
			throw new IllegalArgumentException(
					"The prefix length must be between " + mappedBits + " and " + (bits + mappedBits));
		}
		return new IpNetwork(address, prefixLength);
	}

	private static int length(String text) {
		return LENGTH.matcher(text).matches() ? Integer.parseInt(text) : -1;
	}

	/**
	 * Reads an address, without ever asking for the address of a name.
	 * @param text the textual form, an IPv6 address possibly with a zone
	 * @return the bytes, four of them for an IPv4 address however it is written,
	 * {@code null} if it is no address
	 */
	static byte @Nullable [] addressOf(String text) {
		int zone = text.indexOf('%');
		String digits = (zone != -1) ? text.substring(0, zone) : text;
		try {
			if (IPV4.matcher(digits).matches()) {
				return InetAddress.getByName(digits).getAddress();
			}
			// In brackets it is not taken for a name.
			return IPV6.matcher(digits).matches() ? InetAddress.getByName("[" + digits + "]").getAddress() : null;
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

	boolean contains(byte[] candidate) {
		if (candidate.length != this.address.length) {
			return false;
		}
		int bytes = this.prefixLength / Byte.SIZE;
		int bits = this.prefixLength % Byte.SIZE;
		return Arrays.equals(candidate, 0, bytes, this.address, 0, bytes)
				&& (bits == 0 || (candidate[bytes] ^ this.address[bytes]) >> (Byte.SIZE - bits) == 0);
	}

}
