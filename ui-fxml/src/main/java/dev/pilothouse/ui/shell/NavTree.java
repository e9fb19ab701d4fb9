// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.port.Discovery;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.text.KindNames;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.kordamp.ikonli.feather.Feather;

/// The places of a cluster: its views, and the tables of all kinds that it serves and that can be listed, in groups that do not
/// change from cluster to cluster.
final class NavTree {
  private static final Map<String, List<String>> GROUPS = new LinkedHashMap<>();

  static {
    GROUPS.put(
        "pods",
        List.of(
            "pods", "deployments.apps", "statefulsets.apps", "daemonsets.apps", "replicasets.apps", "jobs.batch",
            "cronjobs.batch", "horizontalpodautoscalers.autoscaling", "poddisruptionbudgets.policy", "replicationcontrollers"));
    GROUPS.put(
        "network",
        List.of(
            "services", "ingresses.networking.k8s.io", "endpointslices.discovery.k8s.io", "networkpolicies.networking.k8s.io",
            "ingressclasses.networking.k8s.io", "endpoints"));
    GROUPS.put(
        "config",
        List.of(
            "configmaps", "secrets", "resourcequotas", "limitranges", "priorityclasses.scheduling.k8s.io",
            "leases.coordination.k8s.io"));
    GROUPS.put(
        "storage",
        List.of(
            "persistentvolumeclaims", "persistentvolumes", "storageclasses.storage.k8s.io", "volumeattachments.storage.k8s.io",
            "csidrivers.storage.k8s.io", "csinodes.storage.k8s.io"));
    GROUPS.put(
        "access",
        List.of(
            "serviceaccounts", "roles.rbac.authorization.k8s.io", "rolebindings.rbac.authorization.k8s.io",
            "clusterroles.rbac.authorization.k8s.io", "clusterrolebindings.rbac.authorization.k8s.io",
            "certificatesigningrequests.certificates.k8s.io"));
    GROUPS.put("cluster", List.of("nodes", "namespaces"));
  }

  private static final Map<String, Feather> GROUP_ICONS =
      Map.of(
          "pods", Feather.BOX, "network", Feather.SHARE_2, "config", Feather.SLIDERS, "storage", Feather.DATABASE, "access",
          Feather.SHIELD, "cluster", Feather.SERVER, "custom", Feather.PACKAGE);
  // Served twice: the old group's table is the one that everybody knows.
  private static final Set<String> DOUBLES = Set.of("events.events.k8s.io");

  private final ClusterSession session;
  private final Texts texts;
  private final Predicate<String> viewExists;

  NavTree(ClusterSession session, Texts texts, Predicate<String> viewExists) {
    this.session = session;
    this.texts = texts;
    this.viewExists = viewExists;
  }

  /// The views of the cluster.
  List<NavItem> views() {
    List<NavItem> items = new ArrayList<>();
    view(items, "overview", Feather.GRID);
    view(items, "workloads", Feather.LAYERS);
    view(items, "rollouts", Feather.REFRESH_CW);
    view(items, "nodes", Feather.SERVER);
    if (viewExists.test("events")) {
      view(items, "events", Feather.ZAP);
    } else if (viewExists.test("table")) {
      items.add(new NavItem("events", texts.get("shell.nav.events"), Feather.ZAP, Route.table(session, "events")));
    }
    view(items, "edit", Feather.FILE_TEXT);
    return items;
  }

  private void view(List<NavItem> items, String id, Feather icon) {
    if (viewExists.test(id)) {
      items.add(new NavItem(id, texts.get("shell.nav." + id), icon, Route.of(id, session)));
    }
  }

  /// The groups of tables; none before the cluster said what it serves.
  List<NavItem> groups(Discovery discovery) {
    List<NavItem> items = new ArrayList<>();
    if (!viewExists.test("table")) {
      return items;
    }
    List<ResourceKind> rest = new ArrayList<>(discovery.kinds().stream().filter(kind -> listed(discovery, kind)).toList());
    GROUPS.forEach(
        (group, ids) -> {
          List<ResourceKind> kinds = ids.stream().flatMap(id -> discovery.byId(id).stream()).filter(rest::contains).toList();
          rest.removeAll(kinds);
          if (group.equals("cluster")) {
            kinds = new ArrayList<>(kinds);
            kinds.addAll(rest.stream().filter(NavTree::builtIn).sorted(Comparator.comparing(ResourceKind::kind)).toList());
            rest.removeAll(kinds);
          }
          group(items, group, kinds);
        });
    Comparator<ResourceKind> order = Comparator.comparing(ResourceKind::group).thenComparing(ResourceKind::kind);
    group(items, "custom", rest.stream().sorted(order).toList());
    return items;
  }

  private void group(List<NavItem> items, String group, List<ResourceKind> kinds) {
    if (kinds.isEmpty()) {
      return;
    }
    List<NavItem> children = kinds.stream().map(this::table).toList();
    items.add(
        new NavItem(
            "group." + group, texts.get("shell.nav.group." + group), GROUP_ICONS.getOrDefault(group, Feather.PACKAGE),
            children.getFirst().route(), children));
  }

  private NavItem table(ResourceKind kind) {
    return new NavItem(kind.id(), KindNames.plural(kind), Icons.ofKind(kind.id()), Route.table(session, kind.id()));
  }

  private static boolean listed(Discovery discovery, ResourceKind kind) {
    boolean elsewhere = DOUBLES.contains(kind.id()) || kind.id().equals("events");
    return discovery.can(kind, "list") && !kind.plural().contains("/") && !elsewhere;
  }

  private static boolean builtIn(ResourceKind kind) {
    return !kind.group().contains(".") || kind.group().endsWith(".k8s.io");
  }
}
