// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who wrote a workload and when, out of `metadata.managedFields`. The server keeps the last time of each manager, and forgets a
/// manager when others have written all of its fields. Of the fields that they own only one thing is kept: whether the pod template
/// is among them.
public record FieldManagers(List<Entry> all) {
  public static final FieldManagers NONE = new FieldManagers(List.of());
  private static final String CONTROLLER = "kube-controller-manager";

  /// One manager's last write.
  ///
  /// @param subresource `status`, `scale`, …; empty for the object itself
  /// @param time in seconds since 1970; 0 when it is not known
  /// @param template whether it owns something of `spec.template`
  public record Entry(String manager, String subresource, long time, boolean template) {}

  public FieldManagers {
    all = List.copyOf(all);
  }

  /// Who wrote the pod template last within a span of time, the controllers aside; null when nobody is known.
  ///
  /// @param from in seconds since 1970, inclusive
  /// @param to in seconds since 1970, inclusive
  public @Nullable Entry template(long from, long to) {
    Entry found = null;
    for (Entry one : all) {
      boolean fits = one.template && one.subresource.isEmpty() && one.time >= from && one.time <= to;
      if (fits && !one.manager.equals(CONTROLLER) && (found == null || one.time >= found.time)) {
        found = one;
      }
    }
    return found;
  }

  /// When the last of them wrote, in seconds since 1970; 0 when it is not known.
  long last() {
    return all.stream().mapToLong(Entry::time).max().orElse(0);
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
    boolean template = false;
    for (String field; (field = in.nextField()) != null; ) {
      switch (field) {
        case "manager" -> manager = in.sharedText();
        case "subresource" -> subresource = in.sharedText();
        case "time" -> time = in.epochSecond();
        case "fieldsV1" -> template = holds(in, "f:spec", "f:template");
        default -> in.skip();
      }
    }
    return new Entry(manager, subresource, time, template);
  }

  /// Whether the object that is the current value has a field of a field.
  private static boolean holds(FieldReader in, String outer, String inner) {
    boolean found = false;
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; ) {
        if (field.equals(outer)) {
          found = holds(in, inner);
        } else {
          in.skip();
        }
      }
    }
    return found;
  }

  private static boolean holds(FieldReader in, String name) {
    boolean found = false;
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; in.skip()) {
        found |= field.equals(name);
      }
    }
    return found;
  }
}
