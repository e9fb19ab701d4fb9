// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// When a CronJob runs, as the API server reads it: the five fields of `cron`, or one of the words of robfig/cron (`parser.go`). A
/// time zone stands in a field of its own and not here (batch, `validateScheduleFormat`).
final class CronSchedule {
  private static final Set<String> WORDS = Set.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");
  private static final Pattern EVERY = Pattern.compile("@every [-+]?(0|([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h))+");
  private static final Pattern NUMBER = Pattern.compile("[+]?[0-9]{1,9}");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
  private static final List<Field> FIELDS =
      List.of(
          new Field(0, 59, List.of()), new Field(0, 23, List.of()), new Field(1, 31, List.of()), new Field(1, 12, MONTHS),
          new Field(0, 6, DAYS));

  private CronSchedule() {}

  /// One of the five: its least and greatest number, and the names of its numbers from the least one on.
  private record Field(int least, int greatest, List<String> names) {

    boolean takes(String text) {
      for (String range : text.split(",")) {
        if (!range.isEmpty() && !takesRange(range)) {
          return false;
        }
      }
      return true;
    }

    private boolean takesRange(String range) {
      String[] parts = range.split("/", -1);
      String[] ends = parts[0].split("-", -1);
      int step = parts.length == 2 ? number(parts[1]) : 1;
      if (parts.length > 2 || step < 1) {
        return false;
      }
      if (ends[0].equals("*") || ends[0].equals("?")) {
        return true;
      }
      int start = value(ends[0]);
      int end = ends.length == 2 ? value(ends[1]) : ends.length == 1 && parts.length == 2 ? greatest : start;
      return ends.length <= 2 && start >= least && end <= greatest && start <= end;
    }

    private int value(String text) {
      int name = names.indexOf(text.toLowerCase(Locale.ROOT));
      return name >= 0 ? least + name : number(text);
    }

    /// @return -1 for what is no number
    private static int number(String text) {
      return NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
    }
  }

  static boolean isOne(String text) {
    if (text.startsWith("@")) {
      return WORDS.contains(text) || EVERY.matcher(text).matches();
    }
    String[] fields = text.strip().split("\\s+");
    boolean five = fields.length == FIELDS.size() && !text.contains("TZ");
    for (int i = 0; five && i < fields.length; i++) {
      five = FIELDS.get(i).takes(fields[i]);
    }
    return five;
  }
}
