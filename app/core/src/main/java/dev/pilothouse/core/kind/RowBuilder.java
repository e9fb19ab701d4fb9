// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import org.jspecify.annotations.Nullable;

/// Collects the fields of one row while its object is read; used again for the next one after [#clear()]. One thread.
public final class RowBuilder {
  String uid = "";
  String namespace = "";
  String name = "";
  long created;
  long deleted;
  Labels labels = Labels.NONE;
  @Nullable Owner owner;
  final @Nullable Object[] cells;

  /// @param fields how many fields a row of this kind has
  public RowBuilder(int fields) {
    cells = new Object[fields];
  }

  public void clear() {
    uid = "";
    namespace = "";
    name = "";
    created = 0;
    deleted = 0;
    labels = Labels.NONE;
    owner = null;
    java.util.Arrays.fill(cells, null);
  }

  public RowBuilder uid(String value) {
    uid = value;
    return this;
  }

  public RowBuilder namespace(String value) {
    namespace = value;
    return this;
  }

  public RowBuilder name(String value) {
    name = value;
    return this;
  }

  public RowBuilder created(long epochSecond) {
    created = epochSecond;
    return this;
  }

  public RowBuilder deleted(long epochSecond) {
    deleted = epochSecond;
    return this;
  }

  public RowBuilder labels(Labels value) {
    labels = value;
    return this;
  }

  public RowBuilder owner(@Nullable Owner value) {
    owner = value;
    return this;
  }

  public <T> RowBuilder set(Field<T> field, @Nullable T value) {
    cells[field.index()] = value;
    return this;
  }

  public <T> @Nullable T get(Field<T> field) {
    return field.type().cast(cells[field.index()]);
  }

  /// Adds to a number field, which counts from 0.
  public void add(Field<Long> field, long more) {
    Long before = get(field);
    set(field, (before == null ? 0 : before) + more);
  }

  public void cell(int index, @Nullable Object value) {
    cells[index] = value;
  }

  /// Whether what identifies an object has been read; a row without it must not reach a store.
  public boolean hasIdentity() {
    return !uid.isEmpty() && !name.isEmpty();
  }

  public String name() {
    return name;
  }

  public String namespace() {
    return namespace;
  }

  public Row build() {
    return new Row(this);
  }
}
