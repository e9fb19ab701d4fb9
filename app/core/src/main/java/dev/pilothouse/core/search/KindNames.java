// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.search;

import dev.pilothouse.core.model.ResourceKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds kinds by what people call them: `po`, `deploy`, `svc`, `Pod`, `pods`, `deployments.apps`. The short names are those of
/// the API server.
public final class KindNames {
  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("po", "pods"),
          Map.entry("deploy", "deployments.apps"),
          Map.entry("dep", "deployments.apps"),
          Map.entry("dp", "deployments.apps"),
          Map.entry("rs", "replicasets.apps"),
          Map.entry("sts", "statefulsets.apps"),
          Map.entry("ds", "daemonsets.apps"),
          Map.entry("rc", "replicationcontrollers"),
          Map.entry("job", "jobs.batch"),
          Map.entry("cj", "cronjobs.batch"),
          Map.entry("hpa", "horizontalpodautoscalers.autoscaling"),
          Map.entry("pdb", "poddisruptionbudgets.policy"),
          Map.entry("svc", "services"),
          Map.entry("ep", "endpoints"),
          Map.entry("eps", "endpointslices.discovery.k8s.io"),
          Map.entry("ing", "ingresses.networking.k8s.io"),
          Map.entry("netpol", "networkpolicies.networking.k8s.io"),
          Map.entry("np", "networkpolicies.networking.k8s.io"),
          Map.entry("cm", "configmaps"),
          Map.entry("sec", "secrets"),
          Map.entry("pvc", "persistentvolumeclaims"),
          Map.entry("pv", "persistentvolumes"),
          Map.entry("sc", "storageclasses.storage.k8s.io"),
          Map.entry("ns", "namespaces"),
          Map.entry("no", "nodes"),
          Map.entry("ev", "events"),
          Map.entry("sa", "serviceaccounts"),
          Map.entry("quota", "resourcequotas"),
          Map.entry("limits", "limitranges"),
          Map.entry("pc", "priorityclasses.scheduling.k8s.io"),
          Map.entry("crd", "customresourcedefinitions.apiextensions.k8s.io"),
          Map.entry("crds", "customresourcedefinitions.apiextensions.k8s.io"));

  private final Collection<ResourceKind> kinds;

  /// @param kinds those that the cluster serves
  public KindNames(Collection<ResourceKind> kinds) {
    this.kinds = List.copyOf(kinds);
  }

  /// The kinds that a word names, exact ones first, then those that begin with it; of equals the shortest name first.
  public List<ResourceKind> find(String word) {
    String small = word.toLowerCase(Locale.ROOT);
    String id = SHORT.getOrDefault(small, small);
    List<ResourceKind> exact = new ArrayList<>();
    List<ResourceKind> beginning = new ArrayList<>();
    for (ResourceKind kind : kinds) {
      String name = kind.kind().toLowerCase(Locale.ROOT);
      if (kind.id().equals(id) || kind.plural().equals(id) || name.equals(id)) {
        exact.add(kind);
      } else if (!small.isEmpty() && (name.startsWith(small) || kind.plural().startsWith(small))) {
        beginning.add(kind);
      }
    }
    // The core group and the well-known id win over a custom kind of the same name.
    exact.sort(Comparator.comparing((ResourceKind kind) -> !kind.id().equals(id)).thenComparing(ResourceKind::group));
    beginning.sort(Comparator.comparingInt((ResourceKind kind) -> kind.kind().length()).thenComparing(ResourceKind::id));
    exact.addAll(beginning);
    return List.copyOf(exact);
  }

  /// The kind that a word names in full or by its short name.
  public Optional<ResourceKind> exact(String word) {
    String small = word.toLowerCase(Locale.ROOT);
    String id = SHORT.getOrDefault(small, small);
    return find(word).stream()
        .filter(kind -> kind.id().equals(id) || kind.plural().equals(id) || kind.kind().equalsIgnoreCase(id))
        .findFirst();
  }

  /// The API's short name of a kind; empty when it has none that people use.
  public static String shortName(ResourceKind kind) {
    return SHORT.entrySet().stream()
        .filter(entry -> entry.getValue().equals(kind.id()))
        .map(Map.Entry::getKey)
        .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
        .orElse("");
  }
}
