// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop.log;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/// Writes a log message without secrets; `%redacted` in the pattern.
public final class RedactedMessage extends MessageConverter {

  @Override
  public String convert(ILoggingEvent event) {
    return Redaction.of(super.convert(event));
  }
}
