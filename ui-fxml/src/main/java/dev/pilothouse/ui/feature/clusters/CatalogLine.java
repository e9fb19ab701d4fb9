// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.clusters;

import java.util.List;
import java.util.Optional;

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

  /// The context that was chosen before, else the first one; what is no context cannot be opened.
  ///
  /// @param before the id of a context; empty when none was chosen
  static Optional<CatalogLine> chosen(List<CatalogLine> lines, String before) {
    List<Context> contexts = lines.stream().filter(Context.class::isInstance).map(Context.class::cast).toList();
    return contexts.stream()
        .filter(context -> context.row().id().equals(before))
        .findFirst()
        .or(() -> contexts.stream().findFirst())
        .map(CatalogLine.class::cast);
  }
}
