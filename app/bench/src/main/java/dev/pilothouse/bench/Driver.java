// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Runs a benchmark: its contenders one after the other, round after round, so that whatever the machine does meanwhile meets
/// all of them. The first round warms up: it stands beside, and is not counted in the others.
final class Driver {
  private final int rounds;
  private final PrintWriter out;

  Driver(int rounds, PrintWriter out) {
    this.rounds = rounds;
    this.out = out;
  }

  /// Returns whether every goal was met.
  boolean run(Benchmark benchmark) throws Exception {
    out.printf("%n### %s %s%n%n", benchmark.id(), benchmark.title());
    double load = Machine.load();
    List<Contender> contenders = benchmark.contenders();
    Map<Contender, Figures> results = new LinkedHashMap<>();
    Map<Contender, Map<String, Double>> warmUp = new HashMap<>();
    for (int round = 0; round <= rounds; round++) {
      for (Contender contender : contenders) {
        Map<String, Double> figures = contender.trial().run();
        if (round == 0) {
          warmUp.put(contender, figures);
        } else {
          results.computeIfAbsent(contender, key -> new Figures()).add(figures);
        }
      }
    }
    table(results, warmUp);
    out.printf(Locale.ROOT, "Load average %.2f before, %.2f after; %d rounds.%n%n", load, Machine.load(), rounds);
    return judge(benchmark, results);
  }

  private void table(Map<Contender, Figures> results, Map<Contender, Map<String, Double>> warmUp) {
    out.println("| who | figure | median | least | greatest | warm-up |");
    out.println("|---|---|---|---|---|---|");
    results.forEach(
        (contender, figures) ->
            figures.names().forEach(
                name ->
                    out.printf(
                        Locale.ROOT, "| %s: %s | %s | %s | %s | %s | %s |%n",
                            contender.role().name().toLowerCase(Locale.ROOT), contender.name(),
                        name, number(figures.median(name)), number(figures.least(name)), number(figures.greatest(name)),
                        number(warmUp.getOrDefault(contender, Map.of()).getOrDefault(name, Double.NaN)))));
    out.println();
  }

  private boolean judge(Benchmark benchmark, Map<Contender, Figures> results) {
    boolean all = true;
    for (Benchmark.Goal goal : benchmark.goals()) {
      double ours = of(results, Contender.Role.PILOTHOUSE).median(goal.figure());
      double limit = goal.limit();
      String against = number(limit);
      if (goal.reference() != null) {
        double reference = of(results, goal.reference()).median(goal.referenceFigure());
        limit *= reference;
        against =
            String.format(Locale.ROOT, "%s× %s of the %s (now %.2f×)", number(goal.limit()), goal.referenceFigure(),
                goal.reference().name().toLowerCase(Locale.ROOT), ours / reference);
      }
      boolean met = ours <= limit;
      all &= met;
      out.printf("- %s: %s, goal at most %s: **%s**%n", goal.figure(), number(ours), against, met ? "met" : "missed");
    }
    out.flush();
    return all;
  }

  private static Figures of(Map<Contender, Figures> results, Contender.Role role) {
    return results.entrySet().stream()
        .filter(entry -> entry.getKey().role() == role)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no contender is the " + role))
        .getValue();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
  }
}
