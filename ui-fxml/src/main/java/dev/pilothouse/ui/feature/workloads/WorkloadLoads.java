// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.workloads;

import dev.pilothouse.core.port.MetricsSource.Usage;
import dev.pilothouse.core.relation.TreeRow;
import dev.pilothouse.core.session.MetricsHistory;
import dev.pilothouse.ui.control.Load;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Adds up what the pods of a line use. What was added up is kept until the next reading or until the line has other pods. One
/// thread at a time.
final class WorkloadLoads {
  private final Map<String, Sum> sums = new HashMap<>();
  private @Nullable MetricsHistory reading;

  private record Sum(int pods, Load cpu, Load memory) {}

  void take(@Nullable MetricsHistory next) {
    if (next == null || !next.equals(reading)) {
      reading = next;
      sums.clear();
    }
  }

  WorkloadRow row(TreeRow line) {
    MetricsHistory now = reading;
    if (now == null || line.pods().isEmpty()) {
      return new WorkloadRow(line, Load.UNKNOWN, Load.UNKNOWN);
    }
    Sum known = sums.get(line.id());
    if (known == null || known.pods != line.pods().size()) {
      List<String> keys = line.podKeys();
      known = new Sum(keys.size(), sum(keys, now, Usage::cores, now::podCores), sum(keys, now, Usage::bytes, now::podBytes));
      sums.put(line.id(), known);
    }
    return new WorkloadRow(line, known.cpu, known.memory);
  }

  private static Load sum(
      List<String> keys, MetricsHistory now, ToDoubleFunction<Usage> value, Function<String, double[]> history) {
    double total = 0;
    double[] added = {};
    boolean known = false;
    for (String key : keys) {
      Usage usage = now.pod(key);
      if (usage != null) {
        known = true;
        total += value.applyAsDouble(usage);
        added = add(added, history.apply(key));
      }
    }
    return known ? new Load(total, added) : Load.UNKNOWN;
  }

  /// Adds two histories from their ends, which are now.
  private static double[] add(double[] sum, double[] more) {
    if (sum.length == 0) {
      return more.clone();
    }
    double[] longer = sum.length >= more.length ? sum : java.util.Arrays.copyOf(more, more.length);
    double[] shorter = sum.length >= more.length ? more : sum;
    int shift = longer.length - shorter.length;
    for (int i = 0; i < shorter.length; i++) {
      double a = longer[i + shift];
      double b = shorter[i];
      longer[i + shift] = Double.isNaN(a) ? b : Double.isNaN(b) ? a : a + b;
    }
    return longer;
  }
}
