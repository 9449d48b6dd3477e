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

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link IpNetwork}.
 */
class IpNetworkTests {

	@ParameterizedTest
	@CsvSource({ "10.0.0.0/8, 10.255.0.1, true", "10.0.0.0/8, 11.0.0.1, false", "10.1.2.3/8, 10.200.0.1, true",
			"192.0.2.1, 192.0.2.1, true", "192.0.2.1, 192.0.2.2, false", "0.0.0.0/0, 203.0.113.9, true",
			"0.0.0.0/0, ::1, false", "::/0, 127.0.0.1, false", "::/0, 2001:db8::1, true", "fd00::/8, fdff::1, true",
			"fd00::/8, fe80::1, false", "2001:db8::/33, 2001:db8:7fff::1, true",
			"2001:db8::/33, 2001:db8:8000::1, false", "172.16.0.0/12, 172.31.255.255, true",
			"172.16.0.0/12, 172.32.0.0, false", "10.0.0.0/8, ::ffff:10.1.2.3, true", "10.0.0.0/8, ::ffff:a01:203, true",
			"::ffff:10.0.0.0/104, 10.1.2.3, true", "::ffff:10.0.0.0/104, 11.1.2.3, false",
			"fe80::/10, fe80::1%eth0, true", "fe80::/10, fe80:0:0:0:0:0:0:1%0, true" })
	void shouldContainWhatBeginsWithItsBits(String network, String address, boolean contained) {
		assertThat(IpNetwork.parse(network).contains(IpNetwork.addressOf(address))).isEqualTo(contained);
	}

	@Test
	void shouldAgreeWithTheArithmeticOfNumbers() throws UnknownHostException {
		Random random = new Random(20260501);
		for (int round = 0; round < 20_000; round++) {
			byte[] address = new byte[random.nextBoolean() ? 4 : 16];
			random.nextBytes(address);
			address[0] |= 1; // not an IPv4 address written as an IPv6 one
			int length = random.nextInt(address.length * 8 + 1);
			byte[] other = Arrays.copyOf(address, address.length);
			int flipped = random.nextInt(address.length * 8);
			other[flipped / 8] ^= (byte) (0x80 >> (flipped % 8));
			IpNetwork network = IpNetwork.parse(InetAddress.getByAddress(address).getHostAddress() + "/" + length);
			int shift = address.length * 8 - length;
			boolean expected = new BigInteger(1, address).shiftRight(shift)
				.equals(new BigInteger(1, other).shiftRight(shift));
			assertThat(network.contains(address)).isTrue();
			assertThat(network.contains(other)).as("bit %d of %d", flipped, length).isEqualTo(expected);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "10.0.0/8", "10",
			"256.0.0.1", "999.1.1.1/8", "010.0.0.1", "0x7f.0.0.1", "localhost", "example.com/8", "fd00::/129",
			"fd00::1::2", ":", "::ffff:10.0.0.0/95", "10.0.0.0/1e1", "10.0.0.0 /8", "[::1]", "cafe" })
	void shouldRefuseWhatIsNoNetworkWithoutAskingForAName(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> IpNetwork.parse(text));
	}

}
