// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.schedule.MorePods;
import dev.pilothouse.core.schedule.PodDemand;
import dev.pilothouse.core.schedule.PodTurn;
import dev.pilothouse.core.schedule.Room;
import dev.pilothouse.core.schedule.SchedulerSnapshot;
import dev.pilothouse.ui.text.Amounts;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Whether more pods find a place. Keeps the last simulations, which are dear; one thread at a time.
final class RoomCheck {
  private static final int MOST = 2000;
  private final ScaleSources sources;
  private @Nullable PodDemand demand;
  private long version = -1;
  private int tried = -1;
  private @Nullable Room room;
  private List<PodTurn> turn = List.of();
  private long turnVersion = -1;
  private List<Room> rooms = List.of();

  RoomCheck(ScaleSources sources) {
    this.sources = sources;
  }

  /// Where the first pods of so many find a place; null when it is not known.
  ///
  /// @param most how many more are of interest
  @Nullable Room room(@Nullable PodDemand pod, int most) {
    if (pod == null || isUnknown()) {
      return null;
    }
    long now = version();
    Room last = room;
    boolean enough = last != null && (tried >= most || last.more() < tried);
    if (last != null && enough && now == version && pod.equals(demand)) {
      return last;
    }
    demand = pod;
    version = now;
    tried = Math.min(most, MOST);
    Room next = Room.of(pod, SchedulerSnapshot.of(sources.scheduler()), tried);
    room = next;
    return next;
  }

  /// The room of those of several workloads that grow, one workload after the other; empty when it is not known.
  List<Room> inTurn(List<PodTurn> all) {
    if (isUnknown()) {
      return List.of();
    }
    long now = version();
    if (!all.equals(turn) || now != turnVersion) {
      turn = List.copyOf(all);
      turnVersion = now;
      rooms =
          Room.inTurn(
              all.stream().map(RoomCheck::bounded).toList(),
              SchedulerSnapshot.of(sources.scheduler()));
    }
    return rooms;
  }

  private static PodTurn bounded(PodTurn turn) {
    return turn instanceof MorePods more ? new MorePods(more.pod(), Math.min(more.count(), MOST)) : turn;
  }

  private boolean isUnknown() {
    return isLoading() || sources.isRefused(NodeKind.KIND) || sources.isRefused(PodKind.KIND);
  }

  /// Of what decides most about room.
  private long version() {
    return sources.rows(NodeKind.KIND).version() * 31 + sources.rows(PodKind.KIND).version();
  }

  private boolean isLoading() {
    return sources.isLoading(NodeKind.KIND) || sources.isLoading(PodKind.KIND);
  }

  /// How many there is room for besides those that are there; -1 when it is more than was tried.
  static int limit(@Nullable Room room, int tried) {
    return room == null || room.more() >= tried ? -1 : room.more();
  }

  /// @param more how many more pods there would be; negative for fewer
  /// @param own which pods count as there already
  Check check(@Nullable PodDemand pod, @Nullable Room found, int more, Predicate<Row> own) {
    if (more < 0) {
      return pod == null
          ? new Check("room", Health.NEUTRAL, Message.of("scale.room.fewer.plain", -more))
          : new Check("room", Health.GOOD, Message.of("scale.room.fewer", -more, amounts(pod, -more)));
    }
    if (isLoading()) {
      return new Check("room", Health.PROGRESSING, Message.of("scale.room.loading"));
    }
    if (pod == null || found == null) {
      return new Check("room", Health.NEUTRAL, Message.of(pod == null ? "scale.room.noPods" : "scale.room.refused"));
    }
    boolean memory = pod.cpu() == 0 && pod.memory() > 0;
    int placed = Math.min(more, found.more());
    List<Check.ZoneCard> zones =
        more == 0 ? List.of() : found.zones(placed, own).stream().map(zone -> new Check.ZoneCard(zone, memory)).toList();
    Message fits = Message.of("scale.room.fits", found.now().count(), found.now().nodes().size());
    if (more > found.more()) {
      Message strong =
          found.more() == 0 ? Message.of("scale.room.none", more) : Message.of("scale.room.some", found.more(), more);
      return new Check(
          "room", Health.BAD, strong, Message.of("scale.room.wait", more - found.more()),
          Message.literal(found.end().sentence()), zones,
          List.of());
    }
    Message needs =
        more == 0
            ? Check.NOTHING
            : pod.cpu() == 0 && pod.memory() == 0
                ? Message.of("scale.room.nothing")
                : Message.of("scale.room.needs", more, amounts(pod, more));
    return new Check("room", Health.GOOD, fits, needs, Check.NOTHING, zones, List.of());
  }

  private static Message amounts(PodDemand pod, int count) {
    String cores = Amounts.plainCores(pod.cpu() * count);
    String bytes = Amounts.bytes(pod.memory() * (double) count);
    if (pod.cpu() == 0) {
      return Message.literal(pod.memory() == 0 ? "0 CPU" : bytes);
    }
    return Message.literal(pod.memory() == 0 ? cores + " CPU" : cores + " CPU, " + bytes);
  }
}
