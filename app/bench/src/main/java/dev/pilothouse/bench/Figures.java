// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The figures of one contender over all rounds.
final class Figures {
  private final Map<String, List<Double>> byName = new LinkedHashMap<>();

  void add(Map<String, Double> round) {
    round.forEach((name, value) -> byName.computeIfAbsent(name, key -> new ArrayList<>()).add(value));
  }

  List<String> names() {
    return List.copyOf(byName.keySet());
  }

  double median(String name) {
    List<Double> sorted = sorted(name);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  double least(String name) {
    return sorted(name).getFirst();
  }

  double greatest(String name) {
    return sorted(name).getLast();
  }

  private List<Double> sorted(String name) {
    List<Double> values = byName.get(name);
    if (values == null) {
      throw new IllegalArgumentException("no figure " + name + ", only " + byName.keySet());
    }
    return values.stream().sorted().toList();
  }
}
