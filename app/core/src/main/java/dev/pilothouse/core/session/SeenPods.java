// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What the pods of a cluster run and carry, for a person who writes another one: their images and labels. Pure; any thread.
public final class SeenPods {
  /// Labels that controllers put on each of their pods: nobody writes them, and every one has another value.
  private static final Set<String> OF_CONTROLLERS =
      Set.of(
          "pod-template-hash", "controller-revision-hash", "pod-template-generation", "controller-uid", "job-name",
          "batch.kubernetes.io/controller-uid", "batch.kubernetes.io/job-name", "statefulset.kubernetes.io/pod-name",
          "apps.kubernetes.io/pod-index", "batch.kubernetes.io/job-completion-index");

  private final Map<String, Integer> images = new HashMap<>();
  private final Map<String, Map<String, Integer>> labels = new HashMap<>();

  /// @param pods rows of pods
  public SeenPods(Iterable<Row> pods) {
    for (Row pod : pods) {
      for (String image : pod.text(PodKind.IMAGES).split(", ")) {
        if (!image.isEmpty()) {
          images.merge(image, 1, Integer::sum);
        }
      }
      pod.labels().asMap().forEach((key, value) -> {
        if (!OF_CONTROLLERS.contains(key)) {
          labels.computeIfAbsent(key, any -> new HashMap<>()).merge(value, 1, Integer::sum);
        }
      });
    }
  }

  /// Those that most pods run come first.
  public List<String> images() {
    return mostFirst(images);
  }

  public Collection<String> labelKeys() {
    return new TreeSet<>(labels.keySet());
  }

  /// The values that pods have of a label, those of most pods first.
  public List<String> labelValues(String key) {
    return mostFirst(labels.getOrDefault(key, Map.of()));
  }

  private static List<String> mostFirst(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
