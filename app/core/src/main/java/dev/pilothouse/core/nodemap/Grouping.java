// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.Taint;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// By what nodes stand together on the map.
///
/// @param label for [By#LABEL]: its name; empty otherwise
public record Grouping(By by, String label) {
  public static final Grouping ZONE = new Grouping(By.ZONE, "");

  /// Labels that name the pool of a node, by who sets them.
  private static final List<String> POOLS =
      List.of(
          "cloud.google.com/gke-nodepool", "eks.amazonaws.com/nodegroup", "karpenter.sh/nodepool",
          "kubernetes.azure.com/agentpool", "doks.digitalocean.com/node-pool",
          "lke.linode.com/pool-id", "k8s.scaleway.com/pool-name",
          "oke.oraclecloud.com/pool.name",
          "node.kubernetes.io/pool", "agentpool", "nodepool", "pool");

  private static final String ROLE = "node-role.kubernetes.io/";

  /// What is looked at.
  public enum By {
    /// One group.
    NONE,
    ZONE,
    POOL,
    INSTANCE_TYPE,
    TAINT,
    LABEL;

    /// The end of the key of its words.
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Grouping by(By by) {
    return new Grouping(by, "");
  }

  public static Grouping label(String name) {
    return new Grouping(By.LABEL, name);
  }

  /// The name of a node's group; empty when it has none.
  public String group(Row node) {
    return switch (by) {
      case NONE -> "";
      case ZONE -> NodeKind.zone(node);
      case POOL -> pool(node);
      case INSTANCE_TYPE -> node.labels().get("node.kubernetes.io/instance-type");
      case TAINT -> taints(node);
      case LABEL -> node.labels().get(label);
    };
  }

  /// Within a zone nodes stand by pool, within a pool by zone.
  public String part(Row node) {
    return switch (by) {
      case ZONE -> pool(node);
      case POOL -> NodeKind.zone(node);
      default -> "";
    };
  }

  /// The pool by whatever label names it; the role when none does.
  static String pool(Row node) {
    for (String label : POOLS) {
      String value = node.labels().get(label);
      if (!value.isEmpty()) {
        return value;
      }
    }
    return node.labels().asMap().keySet().stream()
        .filter(label -> label.startsWith(ROLE) && label.length() > ROLE.length())
        .map(label -> label.substring(ROLE.length()))
        .collect(Collectors.joining(", "));
  }

  /// Those that keep pods off, without those that the cluster sets itself for a cordon or a lost node.
  private static String taints(Row node) {
    Taint.All all = node.get(NodeKind.ALL_TAINTS);
    return all == null
        ? ""
        : all.list().stream()
            .filter(one -> one.keepsOff() && !one.key().startsWith("node.kubernetes.io/"))
            .map(Taint::toString)
            .sorted()
            .collect(Collectors.joining(", "));
  }
}
