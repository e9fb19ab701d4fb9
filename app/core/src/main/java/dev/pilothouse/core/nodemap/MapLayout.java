// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Where each node stands: groups in columns side by side, in each the parts of the group below each other, in each part its nodes
/// line by line. All cards have one size, in units of the map. Immutable; any thread. Made by a [LayoutPlanner].
public final class MapLayout {
  public static final double CARD_WIDTH = 168;
  public static final double CARD_HEIGHT = 116;

  /// Between cards; half of it around each.
  public static final double GAP = 8;

  /// Pixels for one unit at which all of a small map is shown.
  static final double LARGEST = 1.3;

  static final double PITCH_X = CARD_WIDTH + GAP;
  static final double PITCH_Y = CARD_HEIGHT + GAP;

  public static final MapLayout EMPTY = new MapLayout(List.of(), List.of(), 0, 0, 0);

  private final List<Group> groups;
  private final List<Block> blocks;
  private final double width;
  private final double height;
  private final int[] blockOf;
  private final int[] placeIn;

  /// The frame of a group.
  ///
  /// @param name empty for nodes without one
  /// @param header how much of the height is for its name
  public record Group(String name, double x, double y, double width, double height, double header, int nodes) {}

  /// The cards of one part of a group. Immutable.
  public static final class Block {
    private final int group;
    private final String part;
    private final double x;
    private final double y;
    private final double header;
    private final int columns;
    private final int[] nodes;

    Block(int group, String part, double x, double y, double header, int columns, int[] nodes) {
      this.group = group;
      this.part = part;
      this.x = x;
      this.y = y;
      this.header = header;
      this.columns = columns;
      this.nodes = nodes;
    }

    /// The index of its group.
    public int group() {
      return group;
    }

    /// Its name; empty for none.
    public String part() {
      return part;
    }

    /// The left end of the first card's place, its half of the gap included.
    public double x() {
      return x;
    }

    public double y() {
      return y;
    }

    /// How much room stands above the cards for its name; 0 when it has none.
    public double header() {
      return header;
    }

    /// Cards in a line.
    public int columns() {
      return columns;
    }

    /// How many cards there are.
    public int size() {
      return nodes.length;
    }

    /// The slot of a node by its place.
    public int node(int place) {
      return nodes[place];
    }

    IntStream nodes() {
      return Arrays.stream(nodes);
    }

    /// The lines of cards.
    public int lines() {
      return Math.ceilDiv(nodes.length, columns);
    }
  }

  MapLayout(List<Group> groups, List<Block> blocks, double width, double height, int nodeSlots) {
    this.groups = List.copyOf(groups);
    this.blocks = List.copyOf(blocks);
    this.width = width;
    this.height = height;
    blockOf = new int[nodeSlots];
    placeIn = new int[nodeSlots];
    Arrays.fill(blockOf, -1);
    for (int block = 0; block < blocks.size(); block++) {
      Block one = blocks.get(block);
      for (int place = 0; place < one.size(); place++) {
        blockOf[one.node(place)] = block;
        placeIn[one.node(place)] = place;
      }
    }
  }

  public List<Group> groups() {
    return groups;
  }

  public List<Block> blocks() {
    return blocks;
  }

  public double width() {
    return width;
  }

  public double height() {
    return height;
  }

  /// Whether a node stands on the map.
  public boolean has(int node) {
    return node >= 0 && node < blockOf.length && blockOf[node] >= 0;
  }

  /// The left edge of a node's card.
  public double x(int node) {
    Block block = blocks.get(blockOf[node]);
    return block.x() + placeIn[node] % block.columns() * PITCH_X + GAP / 2;
  }

  /// The top edge of a node's card.
  public double y(int node) {
    Block block = blocks.get(blockOf[node]);
    int line = placeIn[node] / block.columns();
    return block.y() + line * PITCH_Y + GAP / 2;
  }

  /// The name of a node's group and of its part.
  public String place(int node) {
    Block block = blocks.get(blockOf[node]);
    String group = groups.get(block.group()).name();
    return group.isEmpty() || block.part().isEmpty() ? group + block.part() : group + " · " + block.part();
  }

  /// The node whose card is at a place of the map; -1 for none.
  public int nodeAt(double x, double y) {
    for (Block block : blocks) {
      if (x >= block.x() && y >= block.y() && y < block.y() + block.lines() * PITCH_Y) {
        int column = (int) ((x - block.x()) / PITCH_X);
        int line = (int) ((y - block.y()) / PITCH_Y);
        int place = line * block.columns() + column;
        if (column < block.columns()) {
          return place < block.size() ? block.node(place) : -1;
        }
      }
    }
    return -1;
  }

  /// The node that the arrow leads to from another: the nearest card in that direction; the same when there is none.
  ///
  /// @param across -1 to the left, 1 to the right, 0 for neither
  /// @param down -1 up, 1 down, 0 for neither
  public int neighbour(int node, int across, int down) {
    if (!has(node)) {
      return blocks.isEmpty() ? -1 : blocks.getFirst().node(0);
    }
    double fromX = x(node);
    double fromY = y(node);
    int best = node;
    double least = Double.MAX_VALUE;
    for (Block block : blocks) {
      for (int place = 0; place < block.size(); place++) {
        int other = block.node(place);
        double ahead = (x(other) - fromX) * across + (y(other) - fromY) * down;
        double aside = Math.abs((x(other) - fromX) * down) + Math.abs((y(other) - fromY) * across);
        double far = ahead + aside * 3;
        if (ahead > 1 && aside <= ahead * 2 && far < least) {
          least = far;
          best = other;
        }
      }
    }
    return best;
  }

  /// The nodes in the order in which one reads them.
  public int[] reading() {
    return blocks.stream().flatMapToInt(Block::nodes).toArray();
  }
}
