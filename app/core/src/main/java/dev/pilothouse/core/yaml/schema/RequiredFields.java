// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.schema;

import java.util.List;

/// Which required fields are required. In the schemas of built-in kinds the word means that the server always writes the field, and
/// for some of them it does without: these were tried on an API server (1.36), each field of an object left out in turn. In the
/// schema of a custom resource definition it means what it says.
final class RequiredFields {
  private static final List<String> DONE_WITHOUT =
      List.of(
          "ControllerRevision revision", "CSIDriver spec", "CSINode spec", "CSINode spec drivers",
          "CustomResourceDefinition spec.versions[] served", "DeviceClass spec", "Event involvedObject",
          "LimitRange spec limits", "ResourceClaim spec", "ResourceClaimTemplate spec", "ResourceClaimTemplate spec spec",
          "ResourceSlice spec.pool generation", ".dataSource kind", ".httpGet.httpHeaders[] value",
          ".lifecycle.postStart.sleep seconds",
          ".lifecycle.preStop.sleep seconds", ".nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[] preference",
          ".podFailurePolicy rules", ".securityContext.sysctls[] value");

  private RequiredFields() {}

  /// @param owner the kind, and the path of fields to the object that lacks the field
  static boolean needs(boolean builtIn, String owner, String field) {
    String place = owner + " " + field;
    return !builtIn || DONE_WITHOUT.stream().noneMatch(each -> each.startsWith(".") ? place.endsWith(each) : place.equals(each));
  }

  /// Whether Kubernetes itself brings the group of a version: those of others have a domain that is not its own.
  static boolean isBuiltIn(String apiVersion) {
    int cut = apiVersion.indexOf('/');
    String group = cut < 0 ? "" : apiVersion.substring(0, cut);
    return group.indexOf('.') < 0 || group.endsWith(".k8s.io");
  }
}
