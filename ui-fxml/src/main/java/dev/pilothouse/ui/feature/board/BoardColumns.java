// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.board;

import java.util.List;

/// The columns of the two lists of the board and how wide they are. Where there is little room the least telling ones go.
@SuppressWarnings("ImmutableEnumChecker") // its lists are never changed
enum BoardColumns {
  /// The rollouts under way.
  IN_FLIGHT(
      List.of("workload", "image", "pods", "ready", "running", "deadline", "state", "actions"), 6,
      new double[] {330, 330, 320, 150, 100, 130, 420, 110}, new double[] {200, 220, 150, 130, 80, 104, 330, 96},
      new double[] {178, 170, 92, 118, 72, 92, 170, 88},
      new double[] {140, 96, 70, 132, 0, 92, 150, 84}),
  /// Those that ended.
  FINISHED(
      List.of("workload", "context", "image", "result", "duration", "by", "ended", "open"), 3,
      new double[] {370, 200, 330, 420, 190, 240, 120, 70}, new double[] {226, 110, 200, 240, 170, 190, 92, 64},
      new double[] {200, 90, 170, 160, 166, 152, 92, 56},
      new double[] {146, 78, 104, 150, 150, 0, 84, 60});

  private final List<String> names;
  private final int fills;
  private final List<double[]> choices;

  BoardColumns(List<String> names, int fills, double[] vast, double[] wide, double[] medium, double[] narrow) {
    this.names = names;
    this.fills = fills;
    choices = List.of(vast, wide, medium, narrow);
  }

  List<String> names() {
    return names;
  }

  /// Whether its words stand at the right, as numbers do.
  boolean numeric(int column) {
    return List.of("ready", "running", "deadline", "duration", "ended", "actions", "open").contains(names.get(column));
  }

  /// How wide each column is in a list of a width; 0 for one that is left out.
  double[] widths(double total) {
    double[] found = choices.getLast().clone();
    for (double[] choice : choices.reversed()) {
      double sum = 0;
      for (double one : choice) {
        sum += one;
      }
      found = sum <= total ? choice.clone() : found;
    }
    double rest = total;
    for (int i = 0; i < found.length; i++) {
      rest -= i == fills ? 0 : found[i];
    }
    found[fills] = Math.max(60, rest);
    return found;
  }
}
