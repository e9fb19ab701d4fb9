// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The nodes that a person has put together to do something with, by uid: one that is made anew under the same name is not among
/// them. Immutable; any thread.
///
/// @param anchor the node from which a range goes on; empty for none
public record MapSelection(Set<String> uids, String anchor) {
  public static final MapSelection NONE = new MapSelection(Set.of(), "");

  public MapSelection {
    uids = Set.copyOf(uids);
  }

  public static MapSelection of(Set<String> uids) {
    return new MapSelection(uids, "");
  }

  public boolean isEmpty() {
    return uids.isEmpty();
  }

  public int size() {
    return uids.size();
  }

  public boolean has(FleetNode node) {
    return uids.contains(node.row().uid());
  }

  /// With the node, or without it when it was among them.
  public MapSelection toggled(FleetNode node) {
    Set<String> next = new HashSet<>(uids);
    String uid = node.row().uid();
    if (!next.remove(uid)) {
      next.add(uid);
    }
    return new MapSelection(next, uid);
  }

  /// With these as well.
  public MapSelection with(Collection<FleetNode> more) {
    Set<String> next = new HashSet<>(uids);
    more.forEach(node -> next.add(node.row().uid()));
    return new MapSelection(next, anchor);
  }

  /// A range goes on from this node.
  public MapSelection from(FleetNode node) {
    return new MapSelection(uids, node.row().uid());
  }

  /// Without the nodes that are gone.
  public MapSelection within(Fleet fleet) {
    Set<String> there = new HashSet<>();
    fleet.nodes().stream().map(node -> node.row().uid()).filter(uids::contains).forEach(there::add);
    return there.size() == uids.size() ? this : new MapSelection(there, there.contains(anchor) ? anchor : "");
  }

  /// The nodes that the search and the legend light.
  public static List<FleetNode> lit(MapPicture picture) {
    return picture.fleet().nodes().stream().filter(node -> picture.light().node(node.slot())).toList();
  }

  /// The nodes in reading order from the anchor to another; that one alone when there is no anchor.
  public List<FleetNode> range(MapPicture picture, int to) {
    List<FleetNode> found = new ArrayList<>();
    boolean inside = false;
    boolean anchored = false;
    int ends = 0;
    for (int slot : picture.layout().reading()) {
      FleetNode node = picture.fleet().node(slot);
      boolean start = node != null && node.row().uid().equals(anchor);
      boolean end = slot == to;
      anchored |= start;
      ends += start ? 1 : 0;
      ends += end ? 1 : 0;
      inside |= start || end;
      if (inside && node != null) {
        found.add(node);
      }
      inside &= ends < 2;
    }
    FleetNode last = picture.fleet().node(to);
    return anchored && last != null ? found : last == null ? List.of() : List.of(last);
  }

  /// The nodes whose cards a rectangle touches.
  ///
  /// @param x1 of one corner, in pixels of the window on the map
  /// @param x2 of the opposite corner
  public static List<FleetNode> touched(MapPicture picture, Viewport view, double x1, double y1, double x2, double y2) {
    double left = view.mapX(Math.min(x1, x2));
    double right = view.mapX(Math.max(x1, x2));
    double top = view.mapY(Math.min(y1, y2));
    double bottom = view.mapY(Math.max(y1, y2));
    MapLayout layout = picture.layout();
    return picture.fleet().nodes().stream()
        .filter(node -> layout.has(node.slot()))
        .filter(
            node -> {
              double x = layout.x(node.slot());
              double y = layout.y(node.slot());
              return x < right && x + MapLayout.CARD_WIDTH > left && y < bottom && y + MapLayout.CARD_HEIGHT > top;
            })
        .toList();
  }
}
