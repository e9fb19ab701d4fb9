// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

/// A kind that wants a number of something and has a number of it ready.
public interface Replicated {

  long ready(Row row);

  long wanted(Row row);

  /// `2/3`.
  default String readyText(Row row) {
    return ready(row) + "/" + wanted(row);
  }
}
