// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.core.kind.ResourceQuotaKind;
import dev.pilothouse.core.schedule.MorePods;
import dev.pilothouse.core.schedule.PodTurn;
import dev.pilothouse.core.schedule.QuotaCheck;
import dev.pilothouse.core.schedule.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What room and quotas leave to each of several workloads that are scaled together, in their order. One thread at a time.
final class ManyRooms {
  private final ScaleSources sources;
  private final RoomCheck room;

  /// What is left to one of them.
  ///
  /// @param room null when it is not known
  /// @param quota null when it gets no more pods, or nobody knows what they ask for
  record Left(@Nullable Room room, @Nullable QuotaCheck quota) {
    static final Left UNKNOWN = new Left(null, null);
  }

  ManyRooms(ScaleSources sources, RoomCheck room) {
    this.sources = sources;
    this.room = room;
  }

  /// @param turns what each gets or gives up, in the order of the rows; null for neither
  List<Left> of(List<@Nullable PodTurn> turns) {
    List<PodTurn> asked = turns.stream().filter(Objects::nonNull).toList();
    List<Room> rooms = room.inTurn(asked);
    List<QuotaCheck> quotas = QuotaCheck.inTurn(asked, sources.rows(ResourceQuotaKind.KIND));
    List<Left> left = new ArrayList<>();
    int at = 0;
    for (PodTurn one : turns) {
      boolean grows = one instanceof MorePods;
      left.add(grows ? new Left(rooms.isEmpty() ? null : rooms.get(at), quotas.get(at)) : Left.UNKNOWN);
      at += grows ? 1 : 0;
    }
    return left;
  }
}
