// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.clusters;

import dev.pilothouse.ui.text.Texts;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// A day as people say it: today 09:12, yesterday, 13 Nov, never.
final class When {
  private final Texts texts;
  private final InstantSource clock;

  When(Texts texts, InstantSource clock) {
    this.texts = texts;
    this.clock = clock;
  }

  String write(@Nullable Instant time) {
    if (time == null) {
      return texts.get("clusters.never");
    }
    ZonedDateTime then = time.atZone(ZoneId.systemDefault());
    LocalDate today = clock.instant().atZone(ZoneId.systemDefault()).toLocalDate();
    if (then.toLocalDate().equals(today)) {
      return texts.get("clusters.today", DateTimeFormatter.ofPattern("HH:mm").format(then));
    }
    if (then.toLocalDate().equals(today.minusDays(1))) {
      return texts.get("clusters.yesterday");
    }
    String pattern = texts.get(then.getYear() == today.getYear() ? "clusters.day" : "clusters.dayOfYear");
    return DateTimeFormatter.ofPattern(pattern, texts.locale()).format(then);
  }
}
