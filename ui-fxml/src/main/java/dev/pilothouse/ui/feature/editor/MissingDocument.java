// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.yaml.Fault;
import java.util.Optional;

/// The text of an object that another one names and that the cluster does not have, to be filled in. Pure.
final class MissingDocument {
  private MissingDocument() {}

  /// @return empty where more than a name is needed to know what is meant
  static Optional<String> of(Fault fault) {
    return fault instanceof Fault.MissingObject missing ? body(missing.kind()).map(body -> text(missing, body)) : Optional.empty();
  }

  private static Optional<String> body(String kind) {
    return switch (kind) {
      case "ConfigMap" -> Optional.of("data: {}\n");
      case "Secret" -> Optional.of("type: Opaque\nstringData: {}\n");
      case "ServiceAccount" -> Optional.of("");
      case "PersistentVolumeClaim" ->
          Optional.of("spec:\n  accessModes: [ReadWriteOnce]\n  resources:\n    requests:\n      storage: 1Gi\n");
      default -> Optional.empty();
    };
  }

  private static String text(Fault.MissingObject missing, String body) {
    String namespace = missing.namespace().isEmpty() ? "" : "  namespace: " + missing.namespace() + "\n";
    return "apiVersion: v1\nkind: " + missing.kind() + "\nmetadata:\n  name: " + missing.name() + "\n" + namespace + body;
  }
}
