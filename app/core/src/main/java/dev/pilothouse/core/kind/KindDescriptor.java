// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.Status;
import java.util.List;
import java.util.Set;

/// All that the program knows of one kind. Pure and immutable; one class per built-in kind (`PodKind`, `DeploymentKind`), one
/// generic class for every other.
public interface KindDescriptor {

  ResourceKind kind();

  /// How many fields a row of this kind has.
  int fields();

  Projection projection();

  /// All columns in their first order; namespace and name are the first ones where the kind has them.
  List<Column> columns();

  /// How an object is.
  ///
  /// @param now in seconds since 1970, for rules that know of time
  Status status(Row row, long now);

  Set<Capability> capabilities();
}
