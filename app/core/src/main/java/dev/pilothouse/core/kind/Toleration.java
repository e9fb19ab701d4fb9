// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import java.util.ArrayList;
import java.util.List;

/// A taint, or a sort of taints, that a pod does not mind (kubernetes, api/core/v1/toleration.go). Immutable.
///
/// @param key empty for every key
/// @param operator Exists, or Equal, which an empty one is too
/// @param effect empty for every effect
public record Toleration(String key, String operator, String value, String effect) {
  private static final String OF_THE_CLUSTER = "node.kubernetes.io/";

  public boolean tolerates(Taint taint) {
    if ((!effect.isEmpty() && !effect.equals(taint.effect())) || (!key.isEmpty() && !key.equals(taint.key()))) {
      return false;
    }
    return switch (operator) {
      case "Exists" -> true;
      case "", "Equal" -> value.equals(taint.value());
      default -> false;
    };
  }

  public static List<Toleration> readAll(FieldReader in) {
    List<Toleration> all = new ArrayList<>();
    if (in.enterArray()) {
      while (in.nextElement()) {
        all.add(read(in));
      }
    }
    return all;
  }

  /// Those alone that let a pod stay where a taint that people set evicts others. What every pod has, or every one of a DaemonSet,
  /// is about what the cluster itself finds wrong with a node, and would cost room in each row.
  static List<Toleration> readStaying(FieldReader in) {
    List<Toleration> staying = List.of();
    if (in.enterArray()) {
      while (in.nextElement()) {
        Toleration one = read(in);
        if ((one.effect.isEmpty() || one.effect.equals("NoExecute")) && !one.key.startsWith(OF_THE_CLUSTER)) {
          staying = staying.isEmpty() ? new ArrayList<>() : staying;
          staying.add(one);
        }
      }
    }
    return staying;
  }

  private static Toleration read(FieldReader in) {
    String key = "";
    String operator = "";
    String value = "";
    String effect = "";
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; ) {
        switch (field) {
          case "key" -> key = in.sharedText();
          case "operator" -> operator = in.sharedText();
          case "value" -> value = in.sharedText();
          case "effect" -> effect = in.sharedText();
          default -> in.skip();
        }
      }
    }
    return new Toleration(key, operator, value, effect);
  }
}
