// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.nodemap.ColourKey;
import dev.pilothouse.core.nodemap.Grouping;
import dev.pilothouse.core.nodemap.MapDetail;
import dev.pilothouse.core.nodemap.NodeOrder;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.theme.Memory;
import java.util.Arrays;
import java.util.Optional;

/// How a person wants the nodes of a context shown, for the next time that they are opened. What it does not understand it takes as
/// never chosen. FX thread.
///
/// @param context by its name
record MapMemory(Memory memory, String context) {
  private static final String LABEL = "label:";

  static MapMemory of(Memory memory, ClusterSession session) {
    return new MapMemory(memory, session.context().name());
  }

  private String read(String what) {
    return memory.read("nodes." + context + "." + what);
  }

  private void write(String what, String text) {
    if (!read(what).equals(text)) {
      memory.write("nodes." + context + "." + what, text);
    }
  }

  private static <E extends Enum<E>> Optional<E> of(E[] all, String name) {
    return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst();
  }

  /// As they were left.
  MapChoices choices() {
    MapChoices first = MapChoices.FIRST;
    ColourKey colour = of(ColourKey.values(), read("colour")).orElse(first.colour());
    NodeOrder order = of(NodeOrder.values(), read("order")).orElse(first.order());
    return first.colour(colour).order(order).grouping(grouping(read("group")));
  }

  private static Grouping grouping(String text) {
    if (text.startsWith(LABEL) && text.length() > LABEL.length()) {
      return Grouping.label(text.substring(LABEL.length()));
    }
    return of(Grouping.By.values(), text)
        .filter(by -> by != Grouping.By.LABEL)
        .map(Grouping::by)
        .orElse(MapChoices.FIRST.grouping());
  }

  void keep(MapChoices choices) {
    write("colour", choices.colour().name());
    write("order", choices.order().name());
    Grouping grouping = choices.grouping();
    write("group", grouping.by() == Grouping.By.LABEL ? LABEL + grouping.label() : grouping.by().name());
  }

  /// How close one looked; empty for the whole map.
  Optional<MapDetail> detail() {
    return of(MapDetail.values(), read("zoom"));
  }

  /// @param detail empty for the whole map
  void keepDetail(Optional<MapDetail> detail) {
    write("zoom", detail.map(Enum::name).orElse(""));
  }

  /// Whether the table was shown last.
  boolean asTable() {
    return read("view").equals("table");
  }

  void keepView(boolean asTable) {
    write("view", asTable ? "table" : "");
  }

  /// Whether the pods without a node are folded away.
  boolean folded() {
    return read("pending").equals("folded");
  }

  void keepFolded(boolean folded) {
    write("pending", folded ? "folded" : "");
  }
}
