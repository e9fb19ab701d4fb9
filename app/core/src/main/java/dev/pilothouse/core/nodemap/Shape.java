// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import dev.pilothouse.core.model.Message;

/// One thing that is drawn of the map, at pixels of the window on it.
public sealed interface Shape {

  /// The ground under a group.
  record Frame(double x, double y, double width, double height) implements Shape {}

  /// The name of a group or a part, and what it has in all.
  ///
  /// @param name empty for what has none
  /// @param floats whether it stays in sight above the cards it belongs to, and so hides some
  /// @param right at the right end; empty words for nothing
  record Title(String name, Message sum, Message right, double x, double y, double width, boolean large, boolean floats)
      implements Shape {}

  /// A node from afar: its pods as squares, nothing in words.
  ///
  /// @param grid of its pods, in pixels
  record Tile(int node, double x, double y, double width, double height, NodeMark mark, boolean lit, CellGrid grid)
      implements Shape {

    /// How far the squares stand from the edges.
    public double inset() {
      return inset(width);
    }

    static double inset(double width) {
      return width > 20 ? 1 : 0;
    }
  }

  /// The ground of a node's card.
  ///
  /// @param close whether it is to be seen before the others
  record Card(
      int node, double x, double y, double width, double height, NodeMark mark, boolean cordoned, boolean lit, boolean close)
      implements Shape {}

  /// Words on one line, cut where they do not fit.
  ///
  /// @param y the line that letters stand on
  record Words(Message words, double x, double y, double width, double size, Ink ink, boolean right) implements Shape {}

  /// What there is, what of it is asked for, and what of it is used, each as a share of the width.
  ///
  /// @param used -1 when it is not measured
  record Bar(double x, double y, double width, double height, double asked, double used, boolean memory, boolean lit)
      implements Shape {}

  /// A pod as a square.
  record Cell(int pod, double x, double y, double size, PodMark mark, MapTone tone, boolean lit) implements Shape {}

  /// A small square before words.
  record Dot(double x, double y, double size, MapTone tone) implements Shape {}

  /// The sign of taints: they keep pods off.
  record Shield(double x, double y, double size, boolean lit) implements Shape {}

  /// The sign of a node.
  record Sign(double x, double y, double size, NodeMark mark) implements Shape {}

  /// How words look.
  enum Ink {
    STRONG,
    PLAIN,
    MUTED,
    FAINT,
    ACCENT,
    OK,
    WARN,
    BAD,
    INFO
  }
}
