// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.drafts;

import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Which object a draft is of, by the path that it is kept under. Pure.
final class DraftPlace {
  private static final String NAMESPACES = "namespaces";

  private DraftPlace() {}

  /// @param path as the API has it: `/apis/apps/v1/namespaces/shop/deployments/checkout`
  /// @param kind `Deployment`
  /// @return empty when the path is of no object
  static Optional<ResourceRef> object(String path, String kind) {
    List<String> parts = Arrays.asList(path.split("/", -1));
    boolean core = path.startsWith("/api/");
    int start = core ? 3 : 4;
    if (!(core || path.startsWith("/apis/")) || parts.size() < start + 2) {
      return Optional.empty();
    }
    String group = core ? "" : parts.get(2);
    String version = parts.get(start - 1);
    List<String> rest = parts.subList(start, parts.size());
    if (rest.size() == 4 && rest.getFirst().equals(NAMESPACES)) {
      return Optional.of(new ResourceRef(new ResourceKind(group, version, rest.get(2), kind, true), rest.get(1), rest.get(3)));
    }
    return rest.size() == 2
        ? Optional.of(new ResourceRef(new ResourceKind(group, version, rest.get(0), kind, false), "", rest.get(1)))
        : Optional.empty();
  }
}
