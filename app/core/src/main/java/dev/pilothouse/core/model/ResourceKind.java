// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.model;

/// A kind of object as the API server serves it. `group` is empty for the core group.
///
/// @param plural the resource name in paths, for example `deployments`
public record ResourceKind(String group, String version, String plural, String kind, boolean namespaced) {

  /// `v1` or `apps/v1`.
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /// `deployments.apps`, or `pods` for the core group: what kubectl accepts and what settings store.
  public String id() {
    return group.isEmpty() ? plural : plural + "." + group;
  }

  /// The path of the collection, of one namespace or, when it is empty, of all: `/apis/apps/v1/namespaces/shop/deployments`.
  public String path(String namespace) {
    String root = (group.isEmpty() ? "/api/" : "/apis/") + apiVersion();
    return namespaced && !namespace.isEmpty() ? root + "/namespaces/" + namespace + "/" + plural : root + "/" + plural;
  }
}
