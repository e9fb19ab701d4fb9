// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The cases of Go's golang.org/x/net/http/httpproxy.
final class NoProxyTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "''|localhost|localhost", "''|127.0.0.1|127.0.0.1", "''|::1|::1", "''|api.example|''", "*|api.example|*",
      "example.com|example.com|example.com", "example.com|api.example.com|example.com", "example.com|notexample.com|''",
      ".example.com|api.example.com|.example.com", ".example.com|example.com|''", "*.example.com|a.example.com|*.example.com",
      "10.0.0.0/8|10.2.3.4|10.0.0.0/8", "10.0.0.0/8|11.2.3.4|''", "10.0.0.1|10.0.0.1|10.0.0.1", "a, b ,c|b|b",
      "example.com:6443|example.com|example.com:6443", "example.com:443|example.com|''", "EXAMPLE.com|Example.Com|EXAMPLE.com",
      "fd00::/8|fd00::1|fd00::/8", "10.0.0.0/99|10.0.0.1|''", "10.0.0.0/8|ten.example|''"})
  void names_the_entry_that_keeps_a_server_off_the_proxy(String list, String host, String expected) {
    assertThat(NoProxy.entryFor(list, host, 6443)).isEqualTo(expected);
  }
}
