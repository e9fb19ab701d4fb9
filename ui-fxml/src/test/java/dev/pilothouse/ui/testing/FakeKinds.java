// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.testing;

import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.GenericKind;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.Kinds;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.RowBuilder;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.port.Discovery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What the cluster of a [StagedSession] serves, and a few objects of it.
public final class FakeKinds {
  public static final ResourceKind NAMESPACE = core("namespaces", "Namespace", false);
  public static final ResourceKind POD = core("pods", "Pod", true);
  public static final ResourceKind SERVICE = core("services", "Service", true);
  public static final ResourceKind CONFIG_MAP = core("configmaps", "ConfigMap", true);
  public static final ResourceKind NODE = core("nodes", "Node", false);
  public static final ResourceKind DEPLOYMENT = in("apps", "deployments", "Deployment");
  private static final List<ResourceKind> ALL =
      List.of(
          POD, SERVICE, CONFIG_MAP, NODE, NAMESPACE, DEPLOYMENT, core("secrets", "Secret", true), core("events", "Event", true),
          core("persistentvolumeclaims", "PersistentVolumeClaim", true), core("serviceaccounts", "ServiceAccount", true),
          in("apps", "replicasets", "ReplicaSet"), in("apps", "statefulsets", "StatefulSet"), in("apps", "daemonsets", "DaemonSet"),
          in("batch", "jobs", "Job"), in("batch", "cronjobs", "CronJob"), in("networking.k8s.io", "ingresses", "Ingress"),
          in("networking.k8s.io", "networkpolicies", "NetworkPolicy"), in("rbac.authorization.k8s.io", "roles", "Role"),
          in("harbour.example", "ferries", "Ferry"));

  private FakeKinds() {}

  private static ResourceKind core(String plural, String kind, boolean namespaced) {
    return new ResourceKind("", "v1", plural, kind, namespaced);
  }

  private static ResourceKind in(String group, String plural, String kind) {
    return new ResourceKind(group, "v1", plural, kind, true);
  }

  public static Discovery discovery() {
    Map<String, List<String>> verbs = new HashMap<>();
    ALL.forEach(kind -> verbs.put(kind.id(), List.of("get", "list", "watch", "patch", "delete")));
    return new Discovery(ALL, verbs, Map.of());
  }

  static KindDescriptor descriptor(ResourceKind kind) {
    return new Kinds().find(kind).orElseGet(() -> new GenericKind(kind, List.of()));
  }

  public static Row row(ResourceKind kind, String namespace, String name) {
    RowBuilder builder = new RowBuilder(descriptor(kind).fields()).uid(kind.plural() + "/" + namespace + "/" + name);
    builder.namespace(namespace).name(name).created(1_795_000_000L);
    if (kind.equals(DEPLOYMENT)) {
      builder.set(DeploymentKind.REPLICAS, 3L).set(DeploymentKind.READY_REPLICAS, 3L).set(DeploymentKind.CURRENT, 3L);
      builder.set(DeploymentKind.UPDATED, 3L).set(DeploymentKind.AVAILABLE, 3L);
    }
    return builder.build();
  }

  static void fill(StagedSession session) {
    session.objects(
        NAMESPACE,
        Stream.of("default", "kube-system", "observability", "payments", "platform", "shop").map(name -> row(NAMESPACE, "", name)).toList());
    session.objects(
        DEPLOYMENT, Stream.of("cart", "catalog", "checkout", "payments", "search").map(name -> row(DEPLOYMENT, "shop", name)).toList());
    session.objects(
        POD,
        Stream.of("checkout-7d9f-l4c2m", "checkout-7d9f-p9wtz", "checkout-7d9f-x2k8q", "cart-5c8d-9tq7d", "search-6b7f-zz21k")
            .map(name -> row(POD, "shop", name))
            .toList());
    session.objects(SERVICE, Stream.of("cart", "checkout", "search").map(name -> row(SERVICE, "shop", name)).toList());
    session.objects(CONFIG_MAP, Stream.of("checkout-env", "kube-root-ca.crt").map(name -> row(CONFIG_MAP, "shop", name)).toList());
    session.objects(NODE, Stream.of("pier-1", "pier-2", "pier-3").map(name -> row(NODE, "", name)).toList());
  }
}
