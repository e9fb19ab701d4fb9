// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop.log;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/// Writes a stack trace without secrets; `%redactedThrowable` in the pattern.
public final class RedactedThrowable extends ThrowableProxyConverter {

  @Override
  public String convert(ILoggingEvent event) {
    return Redaction.of(super.convert(event));
  }
}
