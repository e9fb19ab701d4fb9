// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.complete;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which fields name an object, a key in one, or something else that the cluster has.
final class References {
  private static final Map<String, String> BY_FIELD =
      Map.ofEntries(
          Map.entry("secretName", "Secret"),
          Map.entry("claimName", "PersistentVolumeClaim"),
          Map.entry("serviceAccountName", "ServiceAccount"),
          Map.entry("storageClassName", "StorageClass"),
          Map.entry("priorityClassName", "PriorityClass"),
          Map.entry("runtimeClassName", "RuntimeClass"),
          Map.entry("ingressClassName", "IngressClass"),
          Map.entry("serviceName", "Service"),
          Map.entry("namespace", "Namespace"),
          Map.entry("nodeName", "Node"));
  private static final Map<String, String> NAME_IN =
      Map.ofEntries(
          Map.entry("secretRef", "Secret"),
          Map.entry("secretKeyRef", "Secret"),
          Map.entry("imagePullSecrets", "Secret"),
          Map.entry("configMapRef", "ConfigMap"),
          Map.entry("configMapKeyRef", "ConfigMap"),
          Map.entry("configMap", "ConfigMap"),
          Map.entry("service", "Service"));
  private static final Set<String> NAMED_WITH_KIND = Set.of("scaleTargetRef", "roleRef", "subjects", "involvedObject");
  private static final Set<String> LABELS = Set.of("labels", "matchLabels", "selector", "nodeSelector", "podSelector");

  /// What stands in a selector beside labels.
  private static final Set<String> NO_LABELS = Set.of("matchLabels", "matchExpressions");

  private References() {}

  /// What a value can be.
  ///
  /// @param detail the kind of object that it names; empty for anything else
  record Known(String detail, List<String> values) {}

  static Known values(Place place, Names names) {
    String field = place.key();
    String within = place.key(1);
    String namespace = place.object().namespace().isEmpty() ? "default" : place.object().namespace();
    if (field.equals("image")) {
      return new Known("", names.images());
    }
    if (LABELS.contains(within) && !NO_LABELS.contains(field)) {
      return new Known("", names.labelValues(field));
    }
    if (field.equals("key") && (within.equals("secretKeyRef") || within.equals("configMapKeyRef"))) {
      LineToken name = place.set().get("name");
      String kind = NAME_IN.getOrDefault(within, "");
      return new Known(kind, name == null ? List.of() : names.keys(kind, namespace, name.word()));
    }
    String kind = kind(place, field, within);
    return kind.isEmpty() ? new Known("", List.of()) : new Known(kind, names.names(kind, namespace));
  }

  private static String kind(Place place, String field, String within) {
    if (!field.equals("name")) {
      return BY_FIELD.getOrDefault(field, "");
    }
    LineToken sibling = place.set().get("kind");
    return NAMED_WITH_KIND.contains(within) && sibling != null ? sibling.word() : NAME_IN.getOrDefault(within, "");
  }

  /// The keys that a map of labels can have.
  static List<String> labelKeys(Place place, Names names) {
    return LABELS.contains(place.key()) ? names.labelKeys() : List.of();
  }
}
