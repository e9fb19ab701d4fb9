// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import org.jspecify.annotations.Nullable;

/// What the program keeps of one object: its identity and the few fields that columns, health and relations need. Immutable,
/// and small: half a kilobyte for a pod. The whole object is fetched when it is opened.
public final class Row {
  private final String uid;
  private final String namespace;
  private final String name;
  private final long created;
  private final long deleted;
  private final Labels labels;
  private final @Nullable Owner owner;
  private final @Nullable Object[] cells;

  Row(RowBuilder from) {
    uid = from.uid;
    namespace = from.namespace;
    name = from.name;
    created = from.created;
    deleted = from.deleted;
    labels = from.labels;
    owner = from.owner;
    cells = from.cells.clone();
  }

  public String uid() {
    return uid;
  }

  /// Empty for cluster-wide kinds.
  public String namespace() {
    return namespace;
  }

  public String name() {
    return name;
  }

  /// When it was made, in seconds since 1970; 0 when the server did not say.
  public long created() {
    return created;
  }

  /// When its deletion was asked for, in seconds since 1970; 0 when it is not being deleted.
  public long deleted() {
    return deleted;
  }

  public Labels labels() {
    return labels;
  }

  public @Nullable Owner owner() {
    return owner;
  }

  /// The value of a field; null when the object had none.
  public <T> @Nullable T get(Field<T> field) {
    return field.type().cast(cells[field.index()]);
  }

  /// The text of a field; empty when the object had none.
  public String text(Field<String> field) {
    String value = get(field);
    return value == null ? "" : value;
  }

  /// The number of a field; 0 when the object had none.
  public long number(Field<Long> field) {
    Long value = get(field);
    return value == null ? 0 : value;
  }

  /// Whether a flag is set; false when the object had none.
  public boolean flag(Field<Boolean> field) {
    return Boolean.TRUE.equals(get(field));
  }

  /// The raw value at an index, for kinds whose columns are found at run time.
  public @Nullable Object cell(int index) {
    return index < cells.length ? cells[index] : null;
  }

  @Override
  public String toString() {
    return namespace.isEmpty() ? name : namespace + "/" + name;
  }
}
