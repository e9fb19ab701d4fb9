// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

/// Which fields of an object a row keeps. Reads `spec`, `status` and whatever else the kind has; `metadata`, `kind` and
/// `apiVersion` are read by the engine before or after. Pure; one call at a time for one builder.
@FunctionalInterface
public interface Projection {

  /// Reads one top-level field of the object, `spec` for example, whose value is current, or skips it.
  void read(String topLevelField, FieldReader in, RowBuilder row);

  /// Reads one field of `metadata` that the engine itself does not keep (`annotations`, `generation`, …), whose value is current,
  /// or skips it. The engine keeps name, namespace, uid, resourceVersion, creationTimestamp, deletionTimestamp, labels and
  /// ownerReferences, and hands all others here.
  default void readMetadata(String field, FieldReader in, RowBuilder row) {
    in.skip();
  }
}
