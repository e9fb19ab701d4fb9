// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.clusters;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.Catalog;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.ui.text.Texts;
import java.util.Optional;

/// What the catalog says of a file or a context that is not as it should be.
record FileProblems(Texts texts) {

  /// Whether nothing is at the file's place.
  static boolean absent(Catalog.File file) {
    return file.failure() != null && file.failure().what().key().equals("connection.file.missing.what");
  }

  /// What stands below the head of a file that gives no contexts, or only those of the last time.
  Optional<CatalogLine> of(Catalog.File file, long contexts) {
    ClusterFailure failure = file.failure();
    if (failure != null) {
      String why = (texts.get(failure.why()) + " " + failure.detail()).trim();
      return Optional.of(new CatalogLine.Problem(texts.get(failure.what()), why, texts.get(failure.next()), true));
    }
    return contexts > 0 ? Optional.empty() : Optional.of(empty());
  }

  private CatalogLine empty() {
    return new CatalogLine.Problem(
        texts.get("clusters.file.empty.what"), texts.get("clusters.file.empty.why"), texts.get("clusters.file.empty.next"), false);
  }

  /// A problem in the few words that a column has room for.
  String brief(Message problem) {
    String key = "clusters.problem." + problem.key().replaceFirst("^connection\\.", "").replaceFirst("\\.what$", "");
    return texts.has(key) ? texts.get(key) : texts.get(problem);
  }
}
