// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.clusters;

/// One line of the catalog: the head of a file, or a context of it.
sealed interface CatalogLine {

  /// @param note what is odd or wrong with the file; may be empty
  /// @param broken whether it could not be read
  record FileHead(String path, String count, String note, boolean broken) implements CatalogLine {}

  /// Why a file has no contexts, or none that count: below its head.
  ///
  /// @param broken whether it could not be read; else it is only empty
  record Problem(String what, String why, String next, boolean broken) implements CatalogLine {}

  record Context(ContextRow row) implements CatalogLine {}
}
