// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

/// How serious a line says it is, the most serious last. [#UNKNOWN] when it does not say.
public enum LogLevel {
  UNKNOWN(0),
  TRACE(1),
  DEBUG(2),
  INFO(3),
  WARN(4),
  ERROR(5),
  FATAL(6);

  /// The number in the index of lines; three bits.
  final int code;

  LogLevel(int code) {
    this.code = code;
  }
}
