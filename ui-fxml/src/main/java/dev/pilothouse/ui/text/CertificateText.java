// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.text;

import dev.pilothouse.core.port.CertificateFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/// What a certificate says, in words; for the window and for `pilothouse doctor`.
///
/// @param now the time that days left are counted from
public record CertificateText(Texts texts, CertificateFacts facts, Instant now) {

  public String role() {
    return texts.get("connection.certificate.role." + word(facts.role()));
  }

  public String verdict() {
    return texts.get("connection.certificate.verdict." + word(facts.verdict()));
  }

  public boolean good() {
    return facts.verdict() == CertificateFacts.Verdict.GOOD;
  }

  public String about() {
    return texts.get("connection.certificate.about", facts.serial(), facts.key());
  }

  public String from() {
    return date(facts.from());
  }

  public String until() {
    return date(facts.until());
  }

  /// How long it is still valid, or since when it is not.
  public String left() {
    if (now.isBefore(facts.from())) {
      return texts.get("connection.certificate.begins", days(now, facts.from()));
    }
    return now.isAfter(facts.until())
        ? texts.get("connection.certificate.ended", days(facts.until(), now))
        : texts.get("connection.certificate.left", days(now, facts.until()));
  }

  /// How much of its time has gone, from 0 to 1.
  public double gone() {
    double whole = Duration.between(facts.from(), facts.until()).toSeconds();
    return whole <= 0 ? 1 : Math.clamp(Duration.between(facts.from(), now).toSeconds() / whole, 0, 1);
  }

  /// The names that it is made out to; empty when there are none.
  public String names() {
    return facts.names().isEmpty() ? "" : texts.get("connection.certificate.names", String.join(", ", facts.names()));
  }

  private static long days(Instant from, Instant until) {
    return Duration.between(from, until).toDays();
  }

  private String date(Instant time) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
        .withLocale(texts.locale())
        .withZone(ZoneId.systemDefault())
        .format(time);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
