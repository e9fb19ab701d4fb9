// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import java.time.ZoneId;
import java.util.Set;

/// The names of time zones that the API server knows (batch, `validateTimeZone`): those of the IANA's data.
final class TimeZones {
  /// In the data of the IANA and not among those of Java.
  private static final Set<String> MORE = Set.of("EST", "MST", "HST", "ROC", "Factory", "PST8PDT", "MST7MDT", "CST6CDT", "EST5EDT");

  private TimeZones() {}

  static boolean has(String name) {
    String bare = name.replaceFirst("^(posix|right)/", "");
    return MORE.contains(bare) || (!bare.startsWith("SystemV/") && ZoneId.getAvailableZoneIds().contains(bare));
  }
}
