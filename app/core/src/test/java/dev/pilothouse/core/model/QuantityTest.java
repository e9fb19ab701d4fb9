// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.model;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class QuantityTest {

  @ParameterizedTest
  @CsvSource({"500m, 500", "2, 2000", "1.5, 1500", "0.1, 100", "100u, 1", "1e1, 10000", "'', 0", "cpu, 0", "2k, 2000000"})
  void cpuIsReadInThousandthsRoundedUp(String text, long millis) {
    assertThat(Quantity.millis(text)).isEqualTo(millis);
  }

  @ParameterizedTest
  @CsvSource({"64Mi, 67108864", "1Gi, 1073741824", "1.5Ki, 1536", "1G, 1000000000", "123, 123", "100m, 1", "1e3, 1000", "Mi, 0"})
  void memoryIsReadInBytesRoundedUp(String text, long bytes) {
    assertThat(Quantity.units(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 B", "1023, 1023 B", "67108864, 64 MiB", "1610612736, 1.5 GiB", "142807662592, 133 GiB", "1099511627776, 1 TiB"})
  void bytesAreWrittenWithThreeDigits(long bytes, String text) {
    assertThat(Quantity.readableBytes(bytes)).isEqualTo(text);
  }
}
