// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The five fields of a cron schedule, and the `@` words of `robfig/cron`.
public record CronSchedule(BitSet minutes, BitSet hours, BitSet days, BitSet months, BitSet weekdays, boolean eitherDay) {

  private static final Map<String, String> WORDS = Map.of(
      "@yearly", "0 0 1 1 *",
      "@annually", "0 0 1 1 *",
      "@monthly", "0 0 1 * *",
      "@weekly", "0 0 * * 0",
      "@daily", "0 0 * * *",
      "@midnight", "0 0 * * *",
      "@hourly", "0 * * * *");
  private static final String DAY_NAMES = "SUNMONTUEWEDTHUFRISAT";
  private static final String MONTH_NAMES = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";

  /// Reads a schedule.
  ///
  /// @throws IllegalArgumentException if it is none
  public static CronSchedule parse(String text) {
    String[] fields = WORDS.getOrDefault(text.strip(), text).strip().split("\\s+");
    if (fields.length != 5) {
      throw new IllegalArgumentException("expected exactly 5 fields, found " + fields.length + ": [" + text + "]");
    }
    BitSet weekdays = field(fields[4], 0, 7, DAY_NAMES, 0);
    weekdays.set(0, weekdays.get(0) || weekdays.get(7));
    boolean either = !fields[2].startsWith("*") && !fields[4].startsWith("*");
    return new CronSchedule(
        field(fields[0], 0, 59, "", 0),
        field(fields[1], 0, 23, "", 0),
        field(fields[2], 1, 31, "", 0),
        field(fields[3], 1, 12, MONTH_NAMES, 1),
        weekdays,
        either);
  }

  /// The first time after an instant, none within the next two years.
  @Nullable Instant after(Instant instant, ZoneId zone) {
    LocalDateTime start = LocalDateTime.ofInstant(instant, zone).withSecond(0).withNano(0).plusMinutes(1);
    LocalDate day = start.toLocalDate();
    for (int i = 0; i < 731; i++, day = day.plusDays(1)) {
      if (!onDay(day)) {
        continue;
      }
      int from = i == 0 ? start.getHour() * 60 + start.getMinute() : 0;
      for (int minute = from; minute < 24 * 60; minute++) {
        if (hours.get(minute / 60) && minutes.get(minute % 60)) {
          return day.atTime(minute / 60, minute % 60).atZone(zone).toInstant();
        }
      }
    }
    return null;
  }

  /// The last time before an instant, none within the last two months.
  public @Nullable Instant before(Instant instant, ZoneId zone) {
    for (int hours = 1; hours < 1500; hours *= 2) {
      Instant last = null;
      Instant next = after(instant.minus(Duration.ofHours(hours)), zone);
      while (next != null && next.isBefore(instant)) {
        last = next;
        next = after(next, zone);
      }
      if (last != null) {
        return last;
      }
    }
    return null;
  }

  private boolean onDay(LocalDate day) {
    boolean byDate = days.get(day.getDayOfMonth());
    boolean byWeekday = weekdays.get(day.getDayOfWeek().getValue() % 7);
    return months.get(day.getMonthValue()) && (eitherDay ? byDate || byWeekday : byDate && byWeekday);
  }

  private static BitSet field(String text, int low, int high, String names, int firstName) {
    BitSet set = new BitSet(high + 1);
    for (String part : text.split(",")) {
      String[] slash = part.split("/");
      int step = slash.length > 1 ? Integer.parseInt(slash[1]) : 1;
      int from = low;
      int to = high;
      if (!slash[0].equals("*") && !slash[0].equals("?")) {
        String[] range = slash[0].split("-");
        from = number(range[0], names, firstName);
        to = range.length > 1 ? number(range[1], names, firstName) : slash.length > 1 ? high : from;
      }
      if (from < low || to > high || step < 1) {
        throw new IllegalArgumentException("out of range: " + part);
      }
      for (int i = from; i <= to; i += step) {
        set.set(i);
      }
    }
    return set;
  }

  private static int number(String text, String names, int firstName) {
    int at = text.length() == 3 ? names.indexOf(text.toUpperCase(Locale.ROOT)) : -1;
    return at >= 0 ? at / 3 + firstName : Integer.parseInt(text);
  }
}
