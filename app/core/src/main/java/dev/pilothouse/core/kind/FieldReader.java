// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import org.jspecify.annotations.Nullable;

/// Pulls names and values of one object from the wire, whatever the wire's encoding: JSON and protobuf look the same from
/// here, with the JSON names. Reads forward only; what nobody reads must be skipped with [#skip()]. One thread.
///
/// ```java
/// in.enterObject();
/// for (String field; (field = in.nextField()) != null; ) {
///   switch (field) {
///     case "phase" -> row.set(PHASE, in.text());
///     default -> in.skip();
///   }
/// }
/// ```
/// A scalar read where the wire has another type, or null, gives the empty value: one odd field never costs the row.
/// Errors of the encoding itself are thrown as [java.io.UncheckedIOException].
public interface FieldReader {

  /// Enters the object that is the current value. False when the value is no object (then it is consumed).
  boolean enterObject();

  /// The name of the next field, whose value is now current; null at the end of the object, which is then left.
  @Nullable String nextField();

  /// Enters the array that is the current value. False when the value is no array (then it is consumed).
  boolean enterArray();

  /// Whether another element follows, which is then current; false at the end, which is then left.
  boolean nextElement();

  /// The current value as text; numbers and booleans as JSON writes them; empty for null, objects and arrays.
  String text();

  /// The current value as text that is likely to be shared by many rows: equal texts are one object.
  String sharedText();

  /// The current value as a whole number; 0 when it is none.
  long number();

  boolean bool();

  /// The current value, a time, in seconds since 1970; 0 when there is none. Protobuf sends times as numbers, JSON as text.
  long epochSecond();

  /// Passes over the current value unread.
  void skip();
}
