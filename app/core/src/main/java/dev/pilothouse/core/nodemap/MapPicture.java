// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// All that is drawn of a fleet, wherever one looks and however close. Immutable; made off the FX thread, drawn on it.
///
/// @param verdicts by node slot what is said on its card beside the usual, as why a pod does not fit there; mostly empty
/// @param sums of each group of the layout
/// @param whole whether the pods of all namespaces are in it; else nobody knows what the nodes are asked for
public record MapPicture(
    Fleet fleet, MapLayout layout, MapColours colours, MapLight light, Map<Integer, NodeVerdict> verdicts, List<GroupSum> sums,
    boolean whole) {
  public static final MapPicture EMPTY =
      new MapPicture(Fleet.EMPTY, MapLayout.EMPTY, MapColours.EMPTY, MapLight.ALL, Map.of(), List.of(), true);

  public MapPicture {
    verdicts = Map.copyOf(verdicts);
    sums = List.copyOf(sums);
  }

  /// @param measured whether all of its nodes are measured, so that what is used can be said of the whole
  /// @param cpuAsked in thousandths of a core
  public record GroupSum(
      int nodes, int pods, boolean measured, long cpu, long cpuAsked, long cpuUsed,
      long memory, long memoryAsked, long memoryUsed) {
    private static final GroupSum NOTHING = new GroupSum(0, 0, true, 0, 0, 0, 0, 0, 0);

    private GroupSum plus(FleetNode node, int count) {
      return new GroupSum(
          nodes + 1, pods + count, measured && node.usage().known(), cpu + node.cpu(), cpuAsked + node.asked().cpu(),
          cpuUsed + node.usage().cpu(), memory + node.memory(), memoryAsked + node.asked().memory(),
          memoryUsed + node.usage().memory());
    }
  }

  /// The same with pods of all namespaces, or not.
  public MapPicture whole(boolean all) {
    return new MapPicture(fleet, layout, colours, light, verdicts, sums, all);
  }

  public static MapPicture of(
      Fleet fleet, MapLayout layout, MapColours colours, MapLight light, Map<Integer, NodeVerdict> verdicts) {
    List<GroupSum> sums = new ArrayList<>();
    layout.groups().forEach(group -> sums.add(GroupSum.NOTHING));
    for (MapLayout.Block block : layout.blocks()) {
      for (int place = 0; place < block.size(); place++) {
        int slot = block.node(place);
        FleetNode node = fleet.node(slot);
        if (node != null) {
          sums.set(block.group(), sums.get(block.group()).plus(node, fleet.podCount(slot)));
        }
      }
    }
    return new MapPicture(fleet, layout, colours, light, verdicts, sums, true);
  }
}
