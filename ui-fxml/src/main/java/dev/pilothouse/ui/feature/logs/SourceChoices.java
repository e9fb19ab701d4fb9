// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.NamespaceKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.Selector;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.search.FuzzyMatcher;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.WatchedKinds;
import dev.pilothouse.core.tail.LogTarget;
import java.util.ArrayList;
import java.util.List;

/// What could be a source of a log: the pods, workloads, Services and Namespaces of all open contexts, and whatever a selector of
/// labels finds in the namespace that is looked at. Watches while it is open. Any thread.
final class SourceChoices implements Subscription {
  private static final List<String> KINDS =
      List.of(
          "namespaces", "deployments.apps", "statefulsets.apps", "daemonsets.apps", "jobs.batch", "services", "pods");
  private static final int MOST = 200;
  private volatile List<ClusterSession> sessions = List.of();
  private final WatchedKinds watched = new WatchedKinds();

  /// @param changed called on any thread when there may be others
  void watch(List<ClusterSession> open, Runnable changed) {
    sessions = List.copyOf(open);
    watched.watch(open, KINDS, changed);
  }

  /// What fits words, the best first; a selector stands before all. Not on the FX thread.
  ///
  /// @param there what is read already
  List<LogTarget> find(String words, List<LogTarget> there) {
    List<LogTarget> found = new ArrayList<>();
    if (words.matches(".*[=!].*|.*\\s(in|notin)\\s.*")) {
      Selector.parse(words).ifPresent(selector -> sessions.forEach(
          session -> found.add(LogTarget.selected(session, session.namespace().get(), selector))));
    }
    List<LogTarget> all = new ArrayList<>();
    for (WatchedKinds.Watched one : watched.all()) {
      for (Row row : one.rows().store().snapshot()) {
        all.add(new LogTarget(one.session(), new ResourceRef(one.kind(), row.namespace(), row.name(), row.uid())));
      }
    }
    new FuzzyMatcher(words.strip()).best(all, SourceChoices::words, MOST).forEach(ranked -> found.add(ranked.item()));
    found.removeIf(there::contains);
    return found;
  }

  private static String words(LogTarget target) {
    boolean namespace = target.object().kind().equals(NamespaceKind.KIND);
    return target.object().name() + " " + target.object().kind().kind() + (namespace ? "" : " " + target.namespace()) + " "
        + target.session().context().name();
  }

  @Override
  public void close() {
    watched.close();
  }
}
