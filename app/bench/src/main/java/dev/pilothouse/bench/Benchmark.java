// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import java.util.List;

/// One benchmark of the set.
interface Benchmark {

  /// `P3`.
  String id();

  String title();

  List<Contender> contenders() throws Exception;

  List<Goal> goals();

  /// A figure of Pilothouse that must not be greater than `limit`, or, with a reference, than `limit` times the reference's
  /// figure.
  ///
  /// @param reference the contender to compare with; null for an absolute limit
  record Goal(
      String figure, Contender.@org.jspecify.annotations.Nullable Role reference, String referenceFigure, double limit) {

    static Goal atMost(String figure, double limit) {
      return new Goal(figure, null, "", limit);
    }

    static Goal ratio(String figure, Contender.Role reference, String referenceFigure, double limit) {
      return new Goal(figure, reference, referenceFigure, limit);
    }
  }
}
