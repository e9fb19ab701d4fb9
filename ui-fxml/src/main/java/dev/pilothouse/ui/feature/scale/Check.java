// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.schedule.Room;
import java.util.List;

/// One line of what speaks for and against a number of replicas.
///
/// @param id `room`, `quota`, `budget`, `rollout`, `owner`; its title is the text `scale.ID`
/// @param strong the beginning of its words, which is set off; may be empty
/// @param detail further words below, often the server's own; may be empty
/// @param zones for room: where the pods would go
/// @param bars for quota: what is used of what, before and after
record Check(
    String id, Health health, Message strong, Message words, Message detail, List<ZoneCard> zones, List<Bar> bars) {
  static final Message NOTHING = Message.literal("");

  Check {
    zones = List.copyOf(zones);
    bars = List.copyOf(bars);
  }

  Check(String id, Health health, Message words) {
    this(id, health, NOTHING, words, NOTHING, List.of(), List.of());
  }

  /// A zone before and after.
  ///
  /// @param memory whether the bar is of memory, because the pods ask for no CPU
  record ZoneCard(Room.Zone zone, boolean memory) {
    Room.Amount amount() {
      return memory ? zone.memory() : zone.cpu();
    }
  }

  /// @param words `CPU 14.2 → 15.7`
  /// @param of `of 20`
  /// @param before part of the limit that is used, 0 to 1
  /// @param after part of the limit that would be used; more than 1 when it is refused
  record Bar(Message words, Message of, double before, double after) {}
}
