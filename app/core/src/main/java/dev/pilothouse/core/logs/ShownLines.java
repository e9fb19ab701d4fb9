// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

/// The lines of a snapshot that are shown, in order. Immutable; any thread.
public interface ShownLines {

  long size();

  /// The number of the line at a place.
  ///
  /// @param index 0 to [#size] excluded
  long line(long index);

  /// The place of a line, or of the first shown one after it; [#size] when there is none.
  long index(long line);

  /// All lines of a snapshot.
  static ShownLines all(LogSnapshot snapshot) {
    return new ShownLines() {
      @Override
      public long size() {
        return snapshot.end() - snapshot.first();
      }

      @Override
      public long line(long index) {
        return snapshot.first() + index;
      }

      @Override
      public long index(long line) {
        return Math.clamp(line - snapshot.first(), 0, size());
      }
    };
  }
}
