// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.rest;

/// What every real cluster has and a simulated one cannot have, because nothing runs in it. Discovery does not name it; who asks
/// all the same is told why.
final class NotSimulated {

  private NotSimulated() {}

  static StatusException refusal(ApiPath path) {
    if (!path.group().isEmpty()) {
      return StatusException.notFound();
    }
    String part = path.subresource().contains("/")
        ? path.subresource().substring(0, path.subresource().indexOf('/'))
        : path.subresource();
    return switch (path.plural() + "/" + part) {
      case "pods/exec" -> StatusException.notSimulated("exec and no copying of files");
      case "pods/attach" -> StatusException.notSimulated("attach");
      case "pods/portforward" -> StatusException.notSimulated("port-forward");
      case "pods/ephemeralcontainers" -> StatusException.notSimulated("debugging by another container");
      case "pods/proxy", "services/proxy", "nodes/proxy" -> StatusException.notSimulated("proxy");
      case "serviceaccounts/token" -> StatusException.notSimulated("token of a service account");
      default -> StatusException.notFound();
    };
  }
}
