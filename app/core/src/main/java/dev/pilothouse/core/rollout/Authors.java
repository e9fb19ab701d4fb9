// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.kind.FieldManagers;
import java.util.List;
import java.util.TreeSet;
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
      boolean back = one.broughtBack() && one.equals(newestFirst.getFirst());
      return back ? managers.template(turns.last(), Long.MAX_VALUE) : null;
    }
    Long before = turns.lower(one.made());
    return managers.template(before == null ? one.made() - WITHIN : before + 1, one.made());
  }

  private static String name(FieldManagers.@Nullable Entry entry) {
    return entry == null ? "" : entry.manager();
  }
}
