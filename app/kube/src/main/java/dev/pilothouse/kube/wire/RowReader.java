// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.wire;

import dev.pilothouse.core.kind.FieldReader;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.Labels;
import dev.pilothouse.core.kind.Owner;
import dev.pilothouse.core.kind.Projection;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.RowBuilder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads objects of one kind into rows: what every object has, and what the kind's projection asks for. One thread; what it says
/// is of the object that was read last.
public final class RowReader {
  private static final String INITIAL_EVENTS_END = "k8s.io/initial-events-end";
  private final KindDescriptor kind;
  private final Projection projection;
  private final RowBuilder row;
  private final SharedValues shared;
  private final Map<String, String> labels = new HashMap<>();
  private String apiVersion = "";
  private String kindName = "";
  private String uid = "";
  private String resourceVersion = "";
  private boolean bookmark;
  private boolean initialEventsEnd;

  public RowReader(KindDescriptor kind, SharedValues shared) {
    this.kind = kind;
    this.projection = kind.projection();
    this.row = new RowBuilder(kind.fields());
    this.shared = shared;
  }

  /// Reads one object, or a Table of one row, which is the current value.
  ///
  /// @throws RuntimeException when it cannot be understood; [#where] says then what is known of it
  public void read(FieldReader in) {
    clear();
    if (!in.enterObject()) {
      return;
    }
    for (String field; (field = in.nextField()) != null; ) {
      switch (field) {
        case "metadata" -> metadata(in);
        case "kind" -> kindName = in.sharedText();
        case "apiVersion" -> apiVersion = in.sharedText();
        case "rows" -> {
          if (isTable()) {
            tableRows(in);
          } else {
            projection.read(field, in, row);
          }
        }
        default -> projection.read(field, in, row);
      }
    }
  }

  private boolean isTable() {
    return kindName.equals("Table") && apiVersion.startsWith("meta.k8s.io/");
  }

  /// Reads one row of a Table, which is the current value.
  void readTableRow(FieldReader in) {
    clear();
    tableRow(in);
  }

  private void clear() {
    row.clear();
    apiVersion = "";
    kindName = "";
    uid = "";
    resourceVersion = "";
    initialEventsEnd = false;
  }

  private void tableRows(FieldReader in) {
    if (in.enterArray()) {
      while (in.nextElement()) {
        tableRow(in);
      }
    }
  }

  private void tableRow(FieldReader in) {
    if (!in.enterObject()) {
      return;
    }
    for (String field; (field = in.nextField()) != null; ) {
      switch (field) {
        case "cells" -> cells(in);
        case "object" -> {
          if (in.enterObject()) {
            for (String inner; (inner = in.nextField()) != null; ) {
              if (inner.equals("metadata")) {
                metadata(in);
              } else {
                in.skip();
              }
            }
          }
        }
        default -> in.skip();
      }
    }
  }

  private void cells(FieldReader in) {
    if (!in.enterArray()) {
      return;
    }
    for (int i = 0; in.nextElement(); i++) {
      if (i < kind.fields()) {
        row.cell(i, TableCells.read(kind, i, in));
      } else {
        in.skip();
      }
    }
  }

  private void metadata(FieldReader in) {
    if (!in.enterObject()) {
      return;
    }
    for (String field; (field = in.nextField()) != null; ) {
      switch (field) {
        case "name" -> row.name(in.text());
        case "namespace" -> row.namespace(in.sharedText());
        case "uid" -> {
          uid = in.text();
          row.uid(uid);
        }
        case "resourceVersion" -> resourceVersion = in.text();
        case "creationTimestamp" -> row.created(in.epochSecond());
        case "deletionTimestamp" -> row.deleted(in.epochSecond());
        case "labels" -> row.labels(labels(in));
        case "ownerReferences" -> row.owner(owner(in));
        case "annotations" -> annotations(in);
        default -> projection.readMetadata(field, in, row);
      }
    }
  }

  /// A bookmark has one annotation and no uid; every other object's annotations are the projection's.
  private void annotations(FieldReader in) {
    if (bookmark) {
      if (in.enterObject()) {
        for (String name; (name = in.nextField()) != null; ) {
          initialEventsEnd |= name.equals(INITIAL_EVENTS_END) && in.text().equals("true");
          in.skip();
        }
      }
    } else {
      projection.readMetadata("annotations", in, row);
    }
  }

  /// Reads the object of a bookmark: only [#resourceVersion] and [#initialEventsEnd] are of use afterwards.
  public void readBookmark(FieldReader in) {
    bookmark = true;
    try {
      read(in);
    } finally {
      bookmark = false;
    }
  }

  private Labels labels(FieldReader in) {
    if (!in.enterObject()) {
      return Labels.NONE;
    }
    labels.clear();
    for (String name; (name = in.nextField()) != null; ) {
      labels.put(name, in.sharedText());
    }
    return shared.labels(labels);
  }

  private @Nullable Owner owner(FieldReader in) {
    Owner found = null;
    boolean controlled = false;
    if (!in.enterArray()) {
      return null;
    }
    while (in.nextElement()) {
      if (!in.enterObject()) {
        continue;
      }
      String version = "";
      String kindOfOwner = "";
      String name = "";
      String ownerUid = "";
      boolean controller = false;
      for (String field; (field = in.nextField()) != null; ) {
        switch (field) {
          case "apiVersion" -> version = in.sharedText();
          case "kind" -> kindOfOwner = in.sharedText();
          case "name" -> name = in.sharedText();
          case "uid" -> ownerUid = in.sharedText();
          case "controller" -> controller = in.bool();
          default -> in.skip();
        }
      }
      if (found == null || (controller && !controlled)) {
        found = shared.owner(new Owner(version, kindOfOwner, name, ownerUid));
        controlled = controller;
      }
    }
    return found;
  }

  /// Whether what identifies an object was there; a row without it must not reach a store.
  public boolean hasIdentity() {
    return row.hasIdentity();
  }

  public Row row() {
    return row.build();
  }

  public String uid() {
    return uid;
  }

  public String resourceVersion() {
    return resourceVersion;
  }

  /// Whether this was the bookmark that ends the initial events.
  public boolean initialEventsEnd() {
    return initialEventsEnd;
  }

  /// Whether the object said to be of another kind than the one that was asked for.
  public boolean foreign() {
    if (isTable()) {
      return false;
    }
    return (!kindName.isEmpty() && !kindName.equals(kind.kind().kind()))
        || (!apiVersion.isEmpty() && !apiVersion.equals(kind.kind().apiVersion()));
  }

  /// The name of the object as far as it was read; empty when it was not.
  public String where() {
    String namespace = row.namespace();
    return namespace.isEmpty() ? row.name() : namespace + "/" + row.name();
  }
}
