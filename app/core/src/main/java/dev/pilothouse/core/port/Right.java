// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.port;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceKind;

/// Something that the server may allow or not: `patch deployments.apps/scale in namespace shop`.
///
/// @param subresource `scale`, `log`, …; empty for none
/// @param namespace empty for all, and for cluster-wide kinds
/// @param name the object; empty for all
public record Right(String verb, ResourceKind kind, String subresource, String namespace, String name) {

  /// In words, for "you may not …".
  public Message message() {
    String resource = resource();
    return namespace.isEmpty()
        ? Message.of("command.right.cluster", verb, resource)
        : Message.of("command.right.namespace", verb, resource, namespace);
  }

  /// `deployments.apps/scale`, as kubectl and RBAC write it.
  public String resource() {
    return kind.id() + (subresource.isEmpty() ? "" : "/" + subresource);
  }

  /// The server's answer to whether we have a right.
  ///
  /// @param reason why, in the words of the server's authorizer; often empty
  public record Answer(boolean allowed, String reason) {}
}
