// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.Quantity;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Amounts of resources by name while they are read and summed up: CPU in thousandths of a core, memory in bytes, everything else
/// (`ephemeral-storage`, `hugepages-2Mi`, `example.com/gpu`) in whole units. Mutable; one thread.
final class ResourceAmounts {
  long cpu;
  long memory;
  private Map<String, Long> others = Map.of();

  void read(FieldReader in) {
    if (!in.enterObject()) {
      return;
    }
    for (String field; (field = in.nextField()) != null; ) {
      switch (field) {
        case "cpu" -> cpu = Quantity.millis(in.sharedText());
        case "memory" -> memory = Quantity.units(in.sharedText());
        default -> put(field, Quantity.units(in.sharedText()));
      }
    }
  }

  void add(ResourceAmounts more) {
    cpu += more.cpu;
    memory += more.memory;
    more.others.forEach((name, amount) -> put(name, of(name) + amount));
  }

  /// Takes the greater one of each.
  void atLeast(ResourceAmounts other) {
    cpu = Math.max(cpu, other.cpu);
    memory = Math.max(memory, other.memory);
    other.others.forEach((name, amount) -> put(name, Math.max(of(name), amount)));
  }

  /// What is not named here is as it is there: the API server does so with requests of containers that have only limits
  /// (kubernetes, pkg/apis/core/v1/defaults.go, SetDefaults_Pod).
  void orElse(ResourceAmounts other) {
    cpu = cpu == 0 ? other.cpu : cpu;
    memory = memory == 0 ? other.memory : memory;
    other.others.forEach((name, amount) -> put(name, others.getOrDefault(name, amount)));
  }

  /// What is named there counts instead, as far as a pod may name it as a whole: CPU, memory and huge pages (KEP-2837).
  void override(ResourceAmounts whole) {
    cpu = whole.cpu == 0 ? cpu : whole.cpu;
    memory = whole.memory == 0 ? memory : whole.memory;
    whole.others.forEach(
        (name, amount) -> {
          if (name.startsWith("hugepages-")) {
            put(name, amount);
          }
        });
  }

  /// All but CPU and memory, by name; unmodifiable.
  Map<String, Long> others() {
    return Collections.unmodifiableMap(others);
  }

  private long of(String name) {
    return others.getOrDefault(name, 0L);
  }

  private void put(String name, long amount) {
    if (others.isEmpty()) {
      others = new TreeMap<>();
    }
    others.put(name, amount);
  }
}
