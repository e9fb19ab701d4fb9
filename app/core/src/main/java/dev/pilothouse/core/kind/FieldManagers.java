// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who wrote an object and when, out of `metadata.managedFields`: the server keeps the last time of each manager. Which fields they
/// wrote is not kept.
public record FieldManagers(List<Entry> all) {
  public static final FieldManagers NONE = new FieldManagers(List.of());

  /// One manager's last write.
  ///
  /// @param subresource `status`, `scale`, …; empty for the object itself
  /// @param time in seconds since 1970
  public record Entry(String manager, String subresource, long time) {}

  public FieldManagers {
    all = List.copyOf(all);
  }

  /// Who wrote the object itself last before or at a moment, and not long before it; null when nobody is known.
  ///
  /// @param moment when what they caused came about, in seconds since 1970
  /// @param within how long before it their write may be, in seconds
  public @Nullable Entry before(long moment, long within) {
    Entry found = null;
    for (Entry one : all) {
      boolean fits = one.subresource.isEmpty() && one.time <= moment && one.time >= moment - within;
      if (fits && !one.manager.equals("kube-controller-manager") && (found == null || one.time > found.time)) {
        found = one;
      }
    }
    return found;
  }

  /// Who wrote the object itself last; null when nobody is known.
  public @Nullable Entry last() {
    return before(Long.MAX_VALUE, Long.MAX_VALUE);
  }

  static FieldManagers read(FieldReader in) {
    List<Entry> all = new ArrayList<>(3);
    if (in.enterArray()) {
      while (in.nextElement()) {
        Entry one = entry(in);
        if (one != null) {
          all.add(one);
        }
      }
    }
    return all.isEmpty() ? NONE : new FieldManagers(all);
  }

  private static @Nullable Entry entry(FieldReader in) {
    if (!in.enterObject()) {
      return null;
    }
    String manager = "";
    String subresource = "";
    long time = 0;
    for (String field; (field = in.nextField()) != null; ) {
      switch (field) {
        case "manager" -> manager = in.sharedText();
        case "subresource" -> subresource = in.sharedText();
        case "time" -> time = in.epochSecond();
        default -> in.skip();
      }
    }
    return new Entry(manager, subresource, time);
  }
}
