// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import dev.pilothouse.core.model.ResourceKind;
import java.util.ArrayList;
import java.util.List;

/// Where an object has its pod spec.
final class PodSpecPath {
  private PodSpecPath() {}

  /// As a JSON pointer: `/spec/template/spec`.
  static String of(ResourceKind kind) {
    return switch (kind.kind()) {
      case "Pod" -> "/spec";
      case "CronJob" -> "/spec/jobTemplate/spec/template/spec";
      default -> "/spec/template/spec";
    };
  }

  /// The fields from the root to one of the pod spec.
  static String[] fields(ResourceKind kind, String last) {
    List<String> fields = new ArrayList<>(List.of(of(kind).substring(1).split("/")));
    fields.add(last);
    return fields.toArray(String[]::new);
  }
}
