// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

import java.util.List;
import java.util.Set;

/// One served kind of object, as discovery describes it.
///
/// Objects are stored by [#qualifiedName()], so two versions of a custom kind share their objects.
///
/// @param group the API group, empty for the core group
/// @param subresources the names behind the object, such as `status`, `scale` or `log`
/// @param categories the collections that it belongs to, such as `all`
public record ResourceType(
    String group,
    String version,
    String plural,
    String singular,
    String kind,
    List<String> shortNames,
    List<String> categories,
    boolean namespaced,
    Set<String> subresources) {

  public ResourceType {
    shortNames = List.copyOf(shortNames);
    categories = List.copyOf(categories);
    subresources = Set.copyOf(subresources);
  }

  /// The `apiVersion` of its objects: `v1`, `apps/v1`.
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /// The name that error messages and storage use: `pods`, `deployments.apps`.
  public String qualifiedName() {
    return group.isEmpty() ? plural : plural + "." + group;
  }

  public boolean hasStatus() {
    return subresources.contains("status");
  }

  @Override
  public String toString() {
    return qualifiedName();
  }
}
