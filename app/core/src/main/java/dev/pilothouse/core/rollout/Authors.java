// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.kind.FieldManagers;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Who made the revisions of a workload. A revision is made by whoever wrote the pod template last before it and after the revision
/// before it: at once, or long before when the workload was paused then or its old pods had to go first. The server knows only the
/// last write of each manager, so of older revisions often nobody is known; a wrong name would be worse than none.
final class Authors {
  /// How long the controller may take to make the first revision that is known, in seconds.
  private static final long WITHIN = 5;

  private final List<RolloutRevision> newestFirst;
  private final FieldManagers managers;
  private final TreeSet<Long> created = new TreeSet<>();

  /// @param managers of the workload
  Authors(List<RolloutRevision> newestFirst, @Nullable FieldManagers managers) {
    this.newestFirst = newestFirst;
    this.managers = managers == null ? FieldManagers.NONE : managers;
    newestFirst.stream().filter(one -> one.created() > 0).forEach(one -> created.add(one.created()));
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
    FieldManagers.Entry entry = again(newest) ? entry(newest) : null;
    return again(newest) ? entry == null ? 0 : entry.time() : newest.created();
  }

  private FieldManagers.@Nullable Entry entry(RolloutRevision one) {
    if (again(one)) {
      return one.equals(newestFirst.getFirst()) ? managers.template(created.last(), Long.MAX_VALUE) : null;
    }
    Long before = created.lower(one.created());
    return managers.template(before == null ? one.created() - WITHIN : before + 1, one.created());
  }

  /// Whether a revision was brought back: one that was before it is younger.
  private boolean again(RolloutRevision one) {
    return newestFirst.stream().anyMatch(other -> other.number() < one.number() && other.created() > one.created());
  }

  private static String name(FieldManagers.@Nullable Entry entry) {
    return entry == null ? "" : entry.manager();
  }
}
