// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One required term of a pod's affinity or anti-affinity to other pods. Immutable.
///
/// @param selector null matches no pod
/// @param namespaces where the other pods are; with neither names nor a selector of namespaces, the pod's own namespace
/// @param namespaceSelector null for none; an empty one matches every namespace
/// @param topologyKey the node label that says what is together
/// @param matchLabelKeys labels whose value the others share with the pod; the API server writes them into the selector of a pod,
///     not of a template
/// @param mismatchLabelKeys labels in whose value the others differ
public record PodAffinityTerm(
    @Nullable Selector selector,
    List<String> namespaces,
    @Nullable Selector namespaceSelector,
    String topologyKey,
    List<String> matchLabelKeys,
    List<String> mismatchLabelKeys) {

  public PodAffinityTerm {
    namespaces = List.copyOf(namespaces);
    matchLabelKeys = List.copyOf(matchLabelKeys);
    mismatchLabelKeys = List.copyOf(mismatchLabelKeys);
  }

  /// Whether another pod is one of those that the term speaks of.
  ///
  /// @param own the namespace of the pod whose term this is
  /// @param namespaceLabels the labels of a namespace, by its name
  public boolean matches(String own, Row other, Function<String, Labels> namespaceLabels) {
    if (selector == null || !selector.matches(other.labels())) {
      return false;
    }
    String there = other.namespace();
    if (namespaces.isEmpty() && namespaceSelector == null) {
      return there.equals(own);
    }
    return namespaces.contains(there)
        || (namespaceSelector != null && namespaceSelector.matches(namespaceLabels.apply(there)));
  }

  /// The term as the API server keeps it in a pod with these labels, its label keys written into the selector (KEP-3633).
  public PodAffinityTerm withLabelsOf(Labels pod) {
    if (selector == null || (matchLabelKeys.isEmpty() && mismatchLabelKeys.isEmpty())) {
      return this;
    }
    List<Selector.Requirement> all = new ArrayList<>(selector.expressions());
    matchLabelKeys.forEach(key -> addKey(all, key, "In", pod));
    mismatchLabelKeys.forEach(key -> addKey(all, key, "NotIn", pod));
    return new PodAffinityTerm(
        new Selector(selector.pairs(), all), namespaces, namespaceSelector, topologyKey, List.of(), List.of());
  }

  private static void addKey(List<Selector.Requirement> all, String key, String operator, Labels pod) {
    Selector.Requirement one = new Selector.Requirement(key, operator, List.of(pod.get(key)));
    if (pod.has(key) && !all.contains(one)) {
      all.add(one);
    }
  }

  /// The required terms of `podAffinity` or `podAntiAffinity`.
  public static List<PodAffinityTerm> readRequired(FieldReader in) {
    List<PodAffinityTerm> all = new ArrayList<>();
    if (!in.enterObject()) {
      return all;
    }
    for (String field; (field = in.nextField()) != null; ) {
      if (field.equals("requiredDuringSchedulingIgnoredDuringExecution") && in.enterArray()) {
        while (in.nextElement()) {
          all.add(read(in));
        }
      } else if (!field.equals("requiredDuringSchedulingIgnoredDuringExecution")) {
        in.skip();
      }
    }
    return all;
  }

  private static PodAffinityTerm read(FieldReader in) {
    Selector selector = null;
    List<String> namespaces = List.of();
    Selector namespaceSelector = null;
    String key = "";
    List<String> match = List.of();
    List<String> mismatch = List.of();
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; ) {
        switch (field) {
          case "labelSelector" -> selector = Selector.read(in);
          case "namespaces" -> namespaces = ObjectProjection.texts(in);
          case "namespaceSelector" -> namespaceSelector = Selector.read(in);
          case "topologyKey" -> key = in.sharedText();
          case "matchLabelKeys" -> match = ObjectProjection.texts(in);
          case "mismatchLabelKeys" -> mismatch = ObjectProjection.texts(in);
          default -> in.skip();
        }
      }
    }
    return new PodAffinityTerm(selector, namespaces, namespaceSelector, key, match, mismatch);
  }
}
