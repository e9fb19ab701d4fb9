// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One entry of `status.conditions`. Immutable.
///
/// @param message the server's words; left out where the condition says nothing of interest
/// @param since when its status last changed, in seconds since 1970
/// @param updated when anything of it was last written, in seconds since 1970; 0 for the many kinds that do not say
public record Condition(String type, String status, String reason, String message, long since, long updated) {

  public boolean isTrue() {
    return status.equals("True");
  }

  public boolean isFalse() {
    return status.equals("False");
  }

  /// All conditions of one object: a list with a name of its own, so that a [Field] can hold it.
  public record Set(List<Condition> all) {
    public static final Set NONE = new Set(List.of());

    public Set {
      all = List.copyOf(all);
    }

    public @Nullable Condition find(String type) {
      for (Condition one : all) {
        if (one.type.equals(type)) {
          return one;
        }
      }
      return null;
    }

    public boolean isTrue(String type) {
      Condition found = find(type);
      return found != null && found.isTrue();
    }

    public boolean isFalse(String type) {
      Condition found = find(type);
      return found != null && found.isFalse();
    }
  }

  static Set readAll(FieldReader in) {
    if (!in.enterArray()) {
      return Set.NONE;
    }
    List<Condition> all = new ArrayList<>();
    while (in.nextElement()) {
      Condition one = read(in);
      if (one != null) {
        all.add(one);
      }
    }
    return new Set(all);
  }

  static @Nullable Condition read(FieldReader in) {
    if (!in.enterObject()) {
      return null;
    }
    String type = "";
    String status = "";
    String reason = "";
    String message = "";
    long since = 0;
    long updated = 0;
    for (String field; (field = in.nextField()) != null; ) {
      switch (field) {
        case "type" -> type = in.sharedText();
        case "status" -> status = in.sharedText();
        case "reason" -> reason = in.sharedText();
        case "message" -> message = in.text();
        case "lastTransitionTime" -> since = in.epochSecond();
        case "lastUpdateTime" -> updated = in.epochSecond();
        default -> in.skip();
      }
    }
    return new Condition(type, status, reason, message, since, updated);
  }
}
