// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LevelGuessTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          INFO | INFO started
          INFO | 10:42:07.120 [main] INFO  dev.shop.Cart - started
          WARN | 2026-03-01 10:00:00 WARN slow
          WARN | WARNING: deprecated
          ERROR | [error] 12#12: *1 open() failed
          ERROR | error: no such file
          FATAL | FATAL out of memory
          FATAL | 2026/03/01 10:00:00 [crit] 7#7: bind() failed
          DEBUG | DEBUG query took 3 ms
          TRACE | TRACE enter
          INFO | I1121 10:42:07.000000       1 controller.go:42] started
          WARN | W1121 10:42:07.000000       1 reflector.go:42] slow
          ERROR | E1121 10:42:07.000000       1 controller.go:42] INFO is not the level
          FATAL | F1121 10:42:07.000000       1 main.go:1] gone
          ERROR | {"ts":"10:40","level":"error","msg":"INFO"}
          WARN | {"severity": "WARNING", "message": "x"}
          INFO | {"level":30,"time":1,"pid":7}
          ERROR | {"msg":"a","log.level" : "ERROR"}
          UNKNOWN | {"msg":"ERROR in text only","status":500}
          WARN | ts=1 level=warn msg="ERROR"
          ERROR | time="10:42" level="error" msg=x
          INFO | caller=main.go lvl=info msg=up
          UNKNOWN | loglevels=error x
          INFO | `\u001b[32mINFO\u001b[0m ready`
          ERROR | <ERROR> broken
          UNKNOWN | NO_ERROR found
          UNKNOWN | an error happened, said the info desk
          UNKNOWN | GET /error 200
          UNKNOWN | Informational words
          UNKNOWN | at dev.shop.Cart.main(Cart.java:7)
          UNKNOWN | `{`
          UNKNOWN | `level=`
          """)
  void levels_are_found_where_programs_write_them(LogLevel level, String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);

    assertThat(LevelGuess.of(bytes, 0, bytes.length)).isEqualTo(level);
  }
}
