// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.icon;

import java.util.Map;
import javafx.scene.AccessibleRole;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The icons of the program: one pack, one size, coloured by the style sheets.
public final class Icons {
  private static final Map<String, Feather> KINDS =
      Map.ofEntries(
          Map.entry("pods", Feather.BOX),
          Map.entry("deployments.apps", Feather.LAYERS),
          Map.entry("replicasets.apps", Feather.COPY),
          Map.entry("statefulsets.apps", Feather.DATABASE),
          Map.entry("daemonsets.apps", Feather.CPU),
          Map.entry("jobs.batch", Feather.CHECK_SQUARE),
          Map.entry("cronjobs.batch", Feather.CLOCK),
          Map.entry("services", Feather.SHARE_2),
          Map.entry("ingresses.networking.k8s.io", Feather.GLOBE),
          Map.entry("configmaps", Feather.SLIDERS),
          Map.entry("secrets", Feather.LOCK),
          Map.entry("persistentvolumeclaims", Feather.HARD_DRIVE),
          Map.entry("persistentvolumes", Feather.HARD_DRIVE),
          Map.entry("serviceaccounts", Feather.USER),
          Map.entry("namespaces", Feather.FOLDER),
          Map.entry("nodes", Feather.SERVER),
          Map.entry("events", Feather.ZAP),
          Map.entry("events.events.k8s.io", Feather.ZAP));

  private Icons() {}

  public static FontIcon of(Feather which) {
    FontIcon icon = new FontIcon(which);
    icon.setAccessibleRole(AccessibleRole.NODE);
    icon.setMouseTransparent(true);
    return icon;
  }

  /// The icon of a kind by its id, for example `deployments.apps`.
  public static Feather ofKind(String kindId) {
    return KINDS.getOrDefault(kindId, Feather.PACKAGE);
  }
}
