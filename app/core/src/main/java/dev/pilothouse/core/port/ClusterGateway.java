// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.port;

import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import java.util.List;

/// Single questions to a cluster. All calls block; none may be made on the FX thread. Reads are tried again on passing trouble.
public interface ClusterGateway {

  default KubeObject get(ResourceRef ref) throws ClusterException {
    return get(ref, "");
  }

  /// An object, or a subresource of it when that is not empty.
  KubeObject get(ResourceRef ref, String subresource) throws ClusterException;

  /// How an object is scaled now; NOT_FOUND when it is gone or its kind has no scale subresource.
  default ScaleReading scale(ResourceRef ref) throws ClusterException {
    return ScaleReading.of(ref, get(ref, "scale"));
  }

  /// The objects of a kind, once; no more than [Listing#MOST].
  ///
  /// @param namespace empty for all, and for a kind without namespaces
  Listing list(ResourceKind kind, String namespace, Listing.Part part) throws ClusterException;

  /// All pods on a node, in all namespaces, once.
  List<KubeObject> pods(String node, Listing.Part part) throws ClusterException;

  /// The events about an object, oldest first.
  List<KubeObject> events(ResourceRef ref) throws ClusterException;

  /// The descriptor of a kind that is not built in, with the printer columns that the server has for it.
  KindDescriptor describe(ResourceKind kind) throws ClusterException;

  /// Whether the server gives us a right, by a SelfSubjectAccessReview.
  Right.Answer ask(Right right) throws ClusterException;

  /// Whether the server lets us do this to all objects of a namespace.
  ///
  /// @param subresource `scale`, `log`, …; empty for none
  /// @param namespace empty for all
  default boolean may(String verb, ResourceKind kind, String subresource, String namespace) throws ClusterException {
    return ask(new Right(verb, kind, subresource, namespace, "")).allowed();
  }
}
