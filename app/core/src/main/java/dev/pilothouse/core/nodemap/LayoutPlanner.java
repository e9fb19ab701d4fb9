// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import dev.pilothouse.core.kind.NaturalOrder;
import dev.pilothouse.core.nodemap.MapLayout.Block;
import dev.pilothouse.core.nodemap.MapLayout.Group;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Chooses how many groups stand side by side and how many cards in a line, so that all of the map is seen as large as can be in a
/// window of a given size. Names of groups are given the room, in units of the map, that they need when all is seen. Pure.
public final class LayoutPlanner {
  private static final double GROUP_HEADER = 40;
  private static final double PART_HEADER = 22;
  private static final double SPACE = 10;
  private static final int MOST_COLUMNS = 40;
  private static final double SMALLEST = 0.02;

  private final List<Named> groups;
  private final boolean parts;
  private final double width;
  private final double height;
  private final int nodeSlots;

  private record Named(String name, List<Part> parts) {
    int lines(int columns) {
      return parts.stream().mapToInt(part -> Math.ceilDiv(part.nodes().size(), columns)).sum();
    }
  }

  private record Part(String name, List<FleetNode> nodes) {}

  /// @param groupColumns groups side by side
  /// @param cards cards in a line
  private record Plan(int groupColumns, int cards, double scale) {}

  private LayoutPlanner(Fleet fleet, Grouping grouping, NodeOrder order, double width, double height) {
    this.width = Math.max(200, width);
    this.height = Math.max(150, height);
    nodeSlots = fleet.nodeSlots();
    groups = named(fleet, grouping, order);
    parts = groups.stream().anyMatch(group -> group.parts().size() > 1 || !group.parts().getFirst().name().isEmpty());
  }

  /// @param width of the window on the map, in pixels
  public static MapLayout plan(Fleet fleet, Grouping grouping, NodeOrder order, double width, double height) {
    LayoutPlanner planner = new LayoutPlanner(fleet, grouping, order, width, height);
    return planner.groups.isEmpty() ? MapLayout.EMPTY : planner.place(planner.best());
  }

  /// Nodes without a group or a part come last.
  private static List<Named> named(Fleet fleet, Grouping grouping, NodeOrder order) {
    Map<String, Map<String, List<FleetNode>>> all = new TreeMap<>(LayoutPlanner::compare);
    fleet.nodes().stream()
        .sorted(order.comparator())
        .forEach(
            node ->
                all.computeIfAbsent(grouping.group(node.row()), name -> new TreeMap<>(LayoutPlanner::compare))
                    .computeIfAbsent(grouping.part(node.row()), name -> new ArrayList<>())
                    .add(node));
    List<Named> named = new ArrayList<>();
    all.forEach(
        (name, parts) -> {
          List<Part> own = new ArrayList<>();
          parts.forEach((part, nodes) -> own.add(new Part(part, nodes)));
          named.add(new Named(name, own));
        });
    return named;
  }

  private static int compare(String one, String other) {
    if (one.isEmpty() || other.isEmpty()) {
      return Boolean.compare(one.isEmpty(), other.isEmpty());
    }
    return NaturalOrder.compare(one, other);
  }

  /// Of plans that show all equally large the widest: groups are compared side by side.
  private Plan best() {
    int most = groups.stream().flatMap(group -> group.parts().stream()).mapToInt(part -> part.nodes().size()).max().orElse(1);
    Plan best = new Plan(1, 1, 0);
    for (int columns = 1; columns <= Math.min(groups.size(), MOST_COLUMNS); columns++) {
      for (int cards = 1; cards <= most; cards = cards < 40 ? cards + 1 : cards + cards / 20) {
        double scale = scale(columns, cards);
        if (scale >= best.scale()) {
          best = new Plan(columns, cards, scale);
        }
      }
    }
    return best.scale() > 0 ? best : new Plan(Math.min(groups.size(), MOST_COLUMNS), 1, SMALLEST);
  }

  /// How large all is seen then; a bit less for more columns, so that nothing changes for nothing.
  private double scale(int columns, int cards) {
    double across = (width - SPACE - columns * SPACE) / (columns * cards * MapLayout.PITCH_X);
    double highest = 0;
    double headers = 0;
    for (double[] column : columns(columns, cards, across)) {
      if (column[0] * MapLayout.PITCH_Y * across + column[1] > highest * MapLayout.PITCH_Y * across + headers) {
        highest = column[0];
        headers = column[1];
      }
    }
    double down = (height - 2 * SPACE - headers) / (highest * MapLayout.PITCH_Y);
    return Math.min(MapLayout.LARGEST, Math.min(across, down));
  }

  /// Lines of cards and pixels of names in each column, when each group goes to the column that is shortest so far.
  private double[][] columns(int columns, int cards, double scale) {
    double[][] all = new double[columns][2];
    for (Named group : groups) {
      double[] shortest = all[shortest(all, scale)];
      shortest[0] += group.lines(cards);
      shortest[1] += header(group);
    }
    return all;
  }

  private static int shortest(double[][] columns, double scale) {
    int shortest = 0;
    for (int i = 1; i < columns.length; i++) {
      if (height(columns[i], scale) < height(columns[shortest], scale) - 0.5) {
        shortest = i;
      }
    }
    return shortest;
  }

  private static double height(double[] column, double scale) {
    return column[0] * MapLayout.PITCH_Y * scale + column[1];
  }

  private double header(Named group) {
    return GROUP_HEADER + 2 * SPACE + (parts ? group.parts().size() * PART_HEADER : 0);
  }

  private MapLayout place(Plan plan) {
    double scale = Math.max(SMALLEST, plan.scale());
    double space = SPACE / scale;
    double columnWidth = plan.cards() * MapLayout.PITCH_X + space;
    double[][] heights = new double[plan.groupColumns()][2];
    double[] y = new double[plan.groupColumns()];
    Arrays.fill(y, space);
    List<Group> placed = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    for (Named group : groups) {
      int column = shortest(heights, scale);
      heights[column][0] += group.lines(plan.cards());
      heights[column][1] += header(group);
      double left = space + column * (columnWidth + space) - space / 2;
      double end = blocks(group, placed.size(), left + space / 2, y[column] + GROUP_HEADER / scale, plan.cards(), scale, blocks);
      int nodes = group.parts().stream().mapToInt(part -> part.nodes().size()).sum();
      placed.add(new Group(group.name(), left, y[column], columnWidth, end + space / 2 - y[column], GROUP_HEADER / scale, nodes));
      y[column] = end + 1.5 * space;
    }
    double high = Arrays.stream(y).max().orElse(0);
    return new MapLayout(placed, blocks, space + plan.groupColumns() * (columnWidth + space) - space, high, nodeSlots);
  }

  /// Returns where the cards of the group end.
  private double blocks(Named group, int index, double x, double top, int cards, double scale, List<Block> into) {
    double y = top;
    for (Part part : group.parts()) {
      double header = parts ? PART_HEADER / scale : 0;
      int[] slots = part.nodes().stream().mapToInt(FleetNode::slot).toArray();
      Block block = new Block(index, part.name(), x, y + header, header, cards, slots);
      into.add(block);
      y += header + block.lines() * MapLayout.PITCH_Y;
    }
    return y;
  }
}
