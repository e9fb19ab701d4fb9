// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.kind.FieldManagers;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who made the revisions of a workload. A revision is made by whoever wrote the pod template last before it and after the revision
/// before it: at once, or long before when the workload was paused then or its old pods had to go first. So is one that was brought
/// back; when that was is known of ControllerRevisions and, of ReplicaSets, only by the write itself. The server knows only the
/// last write of each manager, so of older revisions often nobody is known; a wrong name would be worse than none.
final class Authors {
  /// How long the controller may take to make the first revision that is known, in seconds.
  private static final long WITHIN = 5;

  private final List<RolloutRevision> newestFirst;
  private final FieldManagers managers;
  /// When some revision became the newest one, as far as that is known.
  private final TreeSet<Long> turns = new TreeSet<>();

  /// @param managers of the workload
  Authors(List<RolloutRevision> newestFirst, @Nullable FieldManagers managers) {
    this.newestFirst = newestFirst;
    this.managers = managers == null ? FieldManagers.NONE : managers;
    newestFirst.stream().flatMap(one -> Stream.of(one.created(), one.made())).filter(at -> at > 0).forEach(turns::add);
  }

  /// The revisions with who made them, as far as that is known.
  List<RolloutRevision> named() {
    return newestFirst.stream().map(one -> one.by(name(entry(one)))).toList();
  }

  /// When the newest revision began to go out, in seconds since 1970; 0 when it is not known.
  long started() {
    if (newestFirst.isEmpty()) {
      return 0;
    }
    RolloutRevision newest = newestFirst.getFirst();
    if (newest.made() > 0) {
      return newest.made();
    }
    FieldManagers.Entry entry = entry(newest);
    return entry == null ? 0 : entry.time();
  }

  private FieldManagers.@Nullable Entry entry(RolloutRevision one) {
    if (one.made() == 0) {
      boolean newest = one.equals(newestFirst.getFirst());
      return !one.broughtBack() ? null : newest ? managers.template(turns.last(), Long.MAX_VALUE) : between(one);
    }
    Long before = turns.lower(one.made());
    return managers.template(before == null ? one.made() - WITHIN : before + 1, one.made());
  }

  /// Who brought back a revision that is no longer the newest one: the write after the revision before it came and before the one
  /// after it did, when both times are known. A write that is the next one's, made while the workload was paused, is not its own.
  private FieldManagers.@Nullable Entry between(RolloutRevision one) {
    Map<Long, Long> times = times();
    Long before = times.get(one.number() - 1);
    Long after = times.get(one.number() + 1);
    FieldManagers.Entry found = before == null || after == null ? null : managers.template(before + 1, after - 1);
    boolean next =
        newestFirst.stream()
            .filter(other -> other.number() == one.number() + 1)
            .anyMatch(other -> Objects.equals(entry(other), found));
    return next ? null : found;
  }

  /// When each number came, as far as that is known. Where none was forgotten and each was brought back once at most, the numbers
  /// that nobody has now are those with which the ones that were brought back were created.
  private Map<Long, Long> times() {
    Map<Long, Long> times = new HashMap<>();
    newestFirst.stream().filter(one -> one.made() > 0).forEach(one -> times.put(one.number(), one.made()));
    RolloutRevision newest = newestFirst.getFirst();
    List<RolloutRevision> back =
        newestFirst.stream().filter(one -> one.made() == 0).sorted(Comparator.comparingLong(RolloutRevision::created)).toList();
    if (newest.number() - newestFirst.size() == back.size()) {
      Set<Long> taken = newestFirst.stream().map(RolloutRevision::number).collect(Collectors.toSet());
      List<Long> free = LongStream.rangeClosed(1, newest.number()).boxed().filter(one -> !taken.contains(one)).toList();
      for (int i = 0; i < free.size(); i++) {
        times.put(free.get(i), back.get(i).created());
      }
    }
    FieldManagers.Entry last = newest.made() == 0 ? entry(newest) : null;
    if (last != null) {
      times.put(newest.number(), last.time());
    }
    return times;
  }

  private static String name(FieldManagers.@Nullable Entry entry) {
    return entry == null ? "" : entry.manager();
  }
}
