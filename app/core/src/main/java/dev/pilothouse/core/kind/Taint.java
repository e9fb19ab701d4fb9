// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import java.util.ArrayList;
import java.util.List;

/// What keeps pods off a node, unless they tolerate it.
///
/// @param effect NoSchedule, PreferNoSchedule or NoExecute
public record Taint(String key, String value, String effect) {

  /// Whether it keeps new pods off; PreferNoSchedule only makes the node the last choice.
  public boolean keepsOff() {
    return !effect.equals("PreferNoSchedule");
  }

  /// All taints of a node: a list with a name of its own, so that a [Field] can hold it.
  public record All(List<Taint> list) {
    public static final All NONE = new All(List.of());

    public All {
      list = List.copyOf(list);
    }
  }

  /// `key=value:Effect`, as kubectl writes it.
  @Override
  public String toString() {
    return key + (value.isEmpty() ? "" : "=" + value) + ":" + effect;
  }

  static All readAll(FieldReader in) {
    List<Taint> all = new ArrayList<>();
    if (in.enterArray()) {
      while (in.nextElement()) {
        all.add(read(in));
      }
    }
    return all.isEmpty() ? All.NONE : new All(all);
  }

  private static Taint read(FieldReader in) {
    String key = "";
    String value = "";
    String effect = "";
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; ) {
        switch (field) {
          case "key" -> key = in.sharedText();
          case "value" -> value = in.sharedText();
          case "effect" -> effect = in.sharedText();
          default -> in.skip();
        }
      }
    }
    return new Taint(key, value, effect);
  }
}
