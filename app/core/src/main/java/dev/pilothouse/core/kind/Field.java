// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

/// A place in a [Row] for one value of type T. A descriptor declares its fields with consecutive indexes from 0.
public record Field<T>(int index, String name, Class<T> type) {

  public static Field<String> text(int index, String name) {
    return new Field<>(index, name, String.class);
  }

  public static Field<Long> number(int index, String name) {
    return new Field<>(index, name, Long.class);
  }

  public static Field<Boolean> flag(int index, String name) {
    return new Field<>(index, name, Boolean.class);
  }

  public static <T> Field<T> of(int index, String name, Class<T> type) {
    return new Field<>(index, name, type);
  }
}
