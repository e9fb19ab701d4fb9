// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.nav;

import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.ClusterSession;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A place in the window: which view, of which cluster, showing what. Routes are values: tabs, the palette, pins, the command line
/// and links between features all speak them, so that no feature knows another.
///
/// @param view the id of the feature: `overview`, `workloads`, `table`, `nodes`, `details`, `logs`, `activity`, `clusters`, …
/// @param session the cluster it is about; null for places of the whole program
/// @param kindId for `table`: the kind, for example `deployments.apps`; empty otherwise
/// @param object the object it is about; null for none
/// @param option what else the view must know, for example `previous` for the log before a crash, or the text of a filter; may be
///     empty
public record Route(
    String view, @Nullable ClusterSession session, String kindId, @Nullable ResourceRef object, String option) {

  /// The view that drains a node.
  public static final String DRAIN = "drain";

  public static Route of(String view) {
    return new Route(view, null, "", null, "");
  }

  public static Route of(String view, ClusterSession session) {
    return new Route(view, session, "", null, "");
  }

  public static Route table(ClusterSession session, String kindId) {
    return new Route("table", session, kindId, null, "");
  }

  public static Route object(String view, ClusterSession session, ResourceRef object) {
    return new Route(view, session, object.kind().id(), object, "");
  }

  /// The rollout of a workload, found by its name: one that is made anew under the same name is shown too.
  public static Route rollout(ClusterSession session, ResourceRef workload) {
    return object("rollout", session, new ResourceRef(workload.kind(), workload.namespace(), workload.name()));
  }

  /// The question to which revision a workload goes back, with what becomes different.
  ///
  /// @param revision the number that is offered first; 0 for the one before the newest
  public static Route undo(ClusterSession session, ResourceRef workload, long revision) {
    return object("undo", session, workload).withOption(revision == 0 ? "" : Long.toString(revision));
  }

  /// The question whether a node shall be drained, with what becomes of its pods; or how far its drain is.
  public static Route drain(ClusterSession session, ResourceRef node) {
    return object(DRAIN, session, node);
  }

  /// The cluster of a view that cannot be without one.
  public ClusterSession cluster() {
    return Objects.requireNonNull(session, () -> view + " belongs to a cluster");
  }

  /// The object of a view that cannot be without one.
  public ResourceRef target() {
    return Objects.requireNonNull(object, () -> view + " belongs to an object");
  }

  /// The view without what it is told to show: the one that leads here. A rollout belongs to the rollouts.
  public Route place() {
    boolean table = view.equals("table");
    return new Route(view.equals("rollout") ? "rollouts" : view, session, table ? kindId : "", null, "");
  }

  public Route withOption(String value) {
    return new Route(view, session, kindId, object, value);
  }
}
