// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

import java.util.List;

/// One of the scheduler's filter plugins, prepared for one pod and one state of the cluster. One thread.
interface Filter {

  /// Why the pod fits nowhere, whatever the nodes are; empty when nothing speaks against it.
  default String refusal() {
    return "";
  }

  /// Why the pod does not fit on a node; empty when it does.
  List<Refusal> check(NodeInfo node);

  /// A pod like the one that is asked for was placed on a node.
  default void placed(NodeInfo node) {}
}
