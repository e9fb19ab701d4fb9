// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.text;

import dev.pilothouse.core.model.ResourceKind;
import java.util.Locale;

/// How kinds are called on the screen: as the field calls them, in every language.
public final class KindNames {
  private KindNames() {}

  /// The name of many: `Deployments`, `NetworkPolicies`, `Endpoints`.
  public static String plural(ResourceKind kind) {
    String name = kind.kind();
    String lower = name.toLowerCase(Locale.ROOT);
    if (kind.plural().startsWith(lower)) {
      return name + kind.plural().substring(lower.length());
    }
    if (lower.endsWith("y") && kind.plural().endsWith("ies")) {
      return name.substring(0, name.length() - 1) + "ies";
    }
    return name;
  }
}
