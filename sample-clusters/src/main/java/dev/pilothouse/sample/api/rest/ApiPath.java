// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.rest;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A path to a collection, an object or what lies behind an object. Parts that are absent are empty.
record ApiPath(String group, String version, String namespace, String plural, String name, String subresource) {

  static Optional<ApiPath> parse(String path) {
    List<String> parts = Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
    boolean core = !parts.isEmpty() && parts.getFirst().equals("api");
    int head = core ? 2 : 3;
    if (parts.size() <= head || !(core || parts.getFirst().equals("apis"))) {
      return Optional.empty();
    }
    String group = core ? "" : parts.get(1);
    String version = parts.get(head - 1);
    return Optional.of(rest(group, version, parts.subList(head, parts.size())));
  }

  private static ApiPath rest(String group, String version, List<String> parts) {
    boolean inNamespace =
        parts.getFirst().equals("namespaces") && parts.size() > 2 && !isOfNamespace(parts.get(2), parts.size());
    List<String> own = inNamespace ? parts.subList(2, parts.size()) : parts;
    return new ApiPath(
        group,
        version,
        inNamespace ? parts.get(1) : "",
        own.get(0),
        own.size() > 1 ? own.get(1) : "",
        own.size() > 2 ? String.join("/", own.subList(2, own.size())) : "");
  }

  /// `namespaces/x/status` is the namespace's own.
  private static boolean isOfNamespace(String part, int size) {
    return size == 3 && (part.equals("status") || part.equals("finalize"));
  }
}
