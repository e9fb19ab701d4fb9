// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import dev.pilothouse.core.kind.Condition;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Message;
import java.util.List;
import java.util.Locale;

/// How a node is, as one sign on the map; the worst last.
public enum NodeMark {
  READY,
  /// Has come within the last minutes.
  JOINED,
  CORDONED,
  /// Cordoned, and pods are leaving it.
  DRAINING,
  /// Is there, and has not been ready yet.
  JOINING,
  /// Low on memory, disk or process ids.
  PRESSURE,
  NOT_READY,
  /// Silent.
  LOST,
  /// Being deleted.
  LEAVING;

  /// For how long a node counts as new, in seconds.
  private static final long NEW = 300;

  private static final List<String> PRESSURES = List.of("MemoryPressure", "DiskPressure", "PIDPressure");

  /// @param draining whether pods are leaving it
  /// @param now in seconds since 1970
  static NodeMark of(Row node, boolean draining, long now) {
    if (node.deleted() > 0) {
      return LEAVING;
    }
    boolean young = now - node.created() < NEW;
    Condition ready = NodeKind.condition(node, "Ready");
    if (ready == null) {
      return JOINING;
    }
    if (ready.status().equals("Unknown")) {
      return LOST;
    }
    if (!ready.isTrue()) {
      return young ? JOINING : NOT_READY;
    }
    if (holds(node, "NetworkUnavailable")) {
      return young ? JOINING : NOT_READY;
    }
    if (PRESSURES.stream().anyMatch(pressure -> holds(node, pressure))) {
      return PRESSURE;
    }
    if (node.flag(NodeKind.CORDONED)) {
      return draining ? DRAINING : CORDONED;
    }
    return young ? JOINED : READY;
  }

  private static boolean holds(Row node, String type) {
    Condition found = NodeKind.condition(node, type);
    return found != null && found.isTrue();
  }

  /// As the card says it.
  public Message words() {
    return Message.of("map.node." + name().toLowerCase(Locale.ROOT));
  }

  /// Whether a person should look at it.
  public boolean isProblem() {
    return this == PRESSURE || this == NOT_READY || this == LOST;
  }

  public MapTone tone() {
    return switch (this) {
      case READY -> MapTone.OK;
      case JOINED, JOINING, DRAINING -> MapTone.INFO;
      case CORDONED, LEAVING -> MapTone.OFF;
      case PRESSURE -> MapTone.WARN;
      case NOT_READY, LOST -> MapTone.BAD;
    };
  }
}
