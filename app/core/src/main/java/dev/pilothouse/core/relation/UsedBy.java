// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.relation;

import dev.pilothouse.core.kind.Labels;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.PodReferences.Reference;
import dev.pilothouse.core.kind.PodReferences.Target;
import dev.pilothouse.core.kind.PodReferences.Use;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.ServiceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.relation.Ownership.Workload;
import dev.pilothouse.core.store.RowSnapshot;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who uses an object, as far as the rows of pods say: the workloads whose pods name it, and the Services that choose them.
public final class UsedBy {
  private final RowSnapshot pods;
  private final Ownership ownership;

  public UsedBy(WorkloadSnapshots rows) {
    pods = rows.pods();
    ownership = new Ownership(rows);
  }

  /// One user.
  ///
  /// @param user the workload, or the pod when nothing owns it
  /// @param pods how many of its pods
  /// @param uses how; empty for a service account
  public record User(ResourceRef user, int pods, Set<Use> uses) {}

  /// Users of a ConfigMap, a Secret, a PersistentVolumeClaim or a ServiceAccount; none for other kinds.
  public List<User> of(ResourceRef object) {
    Map<String, Counting> found = new LinkedHashMap<>();
    for (Row pod : pods) {
      if (pod.namespace().equals(object.namespace())) {
        Set<Use> uses = uses(pod, object);
        if (uses != null) {
          Workload above = ownership.above(pod);
          ResourceRef user =
              above == null ? new ResourceRef(PodKind.KIND, pod.namespace(), pod.name(), pod.uid()) : above.ref();
          found.computeIfAbsent(user.uid(), uid -> new Counting(user)).add(uses);
        }
      }
    }
    return found.values().stream().map(Counting::user).toList();
  }

  private static @Nullable Set<Use> uses(Row pod, ResourceRef object) {
    Target target =
        switch (object.kind().kind()) {
          case "ConfigMap" -> Target.CONFIG_MAP;
          case "Secret" -> Target.SECRET;
          case "PersistentVolumeClaim" -> Target.CLAIM;
          default -> null;
        };
    if (target == null) {
      boolean account = object.kind().kind().equals("ServiceAccount");
      return account && pod.text(PodKind.SERVICE_ACCOUNT).equals(object.name()) ? Set.of() : null;
    }
    Set<Use> uses = EnumSet.noneOf(Use.class);
    for (Reference reference : PodKind.references(pod)) {
      if (reference.target() == target && reference.name().equals(object.name())) {
        uses.add(reference.use());
      }
    }
    return uses.isEmpty() ? null : uses;
  }

  /// The pods that a Service sends to when they are ready; none for a Service without a selector.
  public List<Row> podsOf(Row service) {
    Labels selector = service.get(ServiceKind.SELECTOR);
    List<Row> chosen = new ArrayList<>();
    if (selector != null) {
      for (Row pod : pods) {
        if (pod.namespace().equals(service.namespace()) && pod.labels().match(selector)) {
          chosen.add(pod);
        }
      }
    }
    return chosen;
  }

  /// The Services that choose a pod.
  public static List<Row> servicesOf(Row pod, RowSnapshot services) {
    List<Row> found = new ArrayList<>();
    for (Row service : services) {
      Labels selector = service.get(ServiceKind.SELECTOR);
      if (selector != null && service.namespace().equals(pod.namespace()) && pod.labels().match(selector)) {
        found.add(service);
      }
    }
    return found;
  }

  private static final class Counting {
    private final ResourceRef ref;
    private final Set<Use> uses = EnumSet.noneOf(Use.class);
    private int pods;

    private Counting(ResourceRef ref) {
      this.ref = ref;
    }

    private void add(Set<Use> more) {
      pods++;
      uses.addAll(more);
    }

    private User user() {
      return new User(ref, pods, Set.copyOf(uses));
    }
  }
}
