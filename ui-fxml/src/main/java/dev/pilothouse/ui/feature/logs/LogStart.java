// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.kind.Kinds;
import dev.pilothouse.core.kind.NamespaceKind;
import dev.pilothouse.core.kind.Selector;
import dev.pilothouse.core.logs.LogLink;
import dev.pilothouse.core.logs.LogLink.Source;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.SessionState;
import dev.pilothouse.core.tail.LogTarget;
import dev.pilothouse.ui.nav.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a view of logs begins with: the object of its route, or what a link in its option says. Immutable.
///
/// @param link how it is shown
/// @param missing the sources of the link that cannot be read, because their context is not open or has no such kind
record LogStart(List<LogTarget> targets, LogLink link, List<Source> missing) {

  static LogStart of(Route route, List<ClusterSession> open) {
    if (LogLink.isMeant(route.option()) && LogLink.read(route.option()) instanceof LogLink.Read.Good good) {
      List<LogTarget> targets = new ArrayList<>();
      List<Source> missing = new ArrayList<>();
      for (Source source : good.link().sources()) {
        target(source, open).ifPresentOrElse(targets::add, () -> missing.add(source));
      }
      return new LogStart(List.copyOf(targets), good.link(), List.copyOf(missing));
    }
    LogLink link = LogLink.NOTHING.previous(route.option().equals("previous"));
    return new LogStart(List.of(new LogTarget(route.cluster(), route.target())), link, List.of());
  }

  /// What a source of a link means; empty while its context is not open, or has no such kind.
  static Optional<LogTarget> target(Source source, List<ClusterSession> open) {
    return open.stream()
        .filter(session -> session.context().name().equals(source.context()))
        .findFirst()
        .flatMap(session -> target(source, session));
  }

  private static Optional<LogTarget> target(Source source, ClusterSession session) {
    Selector selector = Selector.parse(source.selector()).orElse(Selector.EVERYTHING);
    if (source.kind().isEmpty()) {
      return Optional.of(LogTarget.selected(session, source.namespace(), selector));
    }
    return kind(source.kind(), session)
        .map(kind -> new ResourceRef(kind, kind.namespaced() ? source.namespace() : "", source.name()))
        .map(object -> new LogTarget(session, object, selector));
  }

  /// One that every cluster has is known before the cluster answers.
  private static Optional<ResourceKind> kind(String id, ClusterSession session) {
    Optional<ResourceKind> builtIn =
        new Kinds().builtIn().stream().map(one -> one.kind()).filter(kind -> kind.id().equals(id)).findFirst();
    return builtIn.or(
        () -> session.state().get() instanceof SessionState.Connected connected
            ? connected.discovery().byId(id)
            : Optional.empty());
  }

  /// How a link names a target.
  static Source source(LogTarget target) {
    boolean labels = !target.selector().equals(Selector.EVERYTHING);
    String context = target.session().context().name();
    String selector = labels ? target.selector().toString() : "";
    if (labels && target.object().kind().equals(NamespaceKind.KIND)) {
      return new Source(context, target.namespace(), "", "", selector);
    }
    return new Source(context, target.object().namespace(), target.object().kind().id(), target.object().name(), selector);
  }

  /// Whether a route says what is read.
  static boolean isIn(Route route) {
    return route.object() != null || LogLink.read(route.option()) instanceof LogLink.Read.Good;
  }

  /// Whether a route asks for what is read already, from the first object on.
  static boolean same(Route route, List<LogTarget> targets, boolean previous) {
    return !targets.isEmpty() && route.option().equals(previous ? "previous" : "")
        && targets.getFirst().session().equals(route.session())
        && targets.getFirst().selector().equals(Selector.EVERYTHING)
        && isSame(targets.getFirst().object(), route.object());
  }

  /// By name: a link knows no uid.
  private static boolean isSame(ResourceRef one, @Nullable ResourceRef other) {
    return other != null && one.kind().equals(other.kind()) && one.namespace().equals(other.namespace())
        && one.name().equals(other.name());
  }

  /// What the view is called.
  String name() {
    String first = targets.isEmpty() ? missing.getFirst().name() : targets.getFirst().name();
    int more = targets.size() + missing.size() - 1;
    return more == 0 ? first : first + " +" + more;
  }
}
