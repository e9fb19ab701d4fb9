// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.Status;
import java.util.List;

/// Events of the core group. An event has neither spec nor status; a series counts as often as it was seen.
public final class EventKind extends BuiltInKind {
  public static final ResourceKind KIND = new ResourceKind("", "v1", "events", "Event", true);

  /// `Normal` or `Warning`.
  public static final Field<String> TYPE = Field.text(0, "type");
  public static final Field<String> REASON = Field.text(1, "reason");
  public static final Field<String> MESSAGE = Field.text(2, "message");
  public static final Field<String> OBJECT_KIND = Field.text(3, "objectKind");
  public static final Field<String> OBJECT_NAME = Field.text(4, "objectName");
  public static final Field<String> OBJECT_UID = Field.text(5, "objectUid");
  public static final Field<String> OBJECT_NAMESPACE = Field.text(6, "objectNamespace");
  public static final Field<Long> COUNT = Field.number(7, "count");
  /// When it was last seen, in seconds since 1970; the time of the series, the last or the only time.
  public static final Field<Long> LAST = Field.number(8, "last");
  public static final Field<Long> FIRST = Field.number(9, "first");
  /// Which component told it.
  public static final Field<String> SOURCE = Field.text(10, "source");
  public static final Field<String> OBJECT_API_VERSION = Field.text(11, "objectApiVersion");
  /// Which part of the object it is about, as `spec.containers{main}`.
  public static final Field<String> FIELD_PATH = Field.text(12, "fieldPath");
  private static final int FIELDS = 13;
  private static final Status NORMAL = Status.of(Health.NEUTRAL, "status.event.normal");
  private static final Status WARNING = Status.of(Health.WARNING, "status.event.warning");

  private final List<Column> columns =
      Columns.of(this)
          .age("lastSeen", 80, EventKind::last)
          .status(90)
          .text("reason", 140, REASON)
          .text("object", 260, row -> row.text(OBJECT_KIND) + " " + row.text(OBJECT_NAME))
          .text("message", 480, MESSAGE)
          // the newer API counts only series; kubectl's printers say 1 as well
          .number("count", 60, row -> Math.max(1, row.number(COUNT)))
          .text("source", 140, SOURCE)
          .wide()
          .age("firstSeen", 80, row -> row.number(FIRST))
          .wide()
          .done();

  public EventKind() {
    super(KIND, FIELDS);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  public static long last(Row row) {
    return row.number(LAST) == 0 ? row.created() : row.number(LAST);
  }

  public static boolean isWarning(Row row) {
    return row.text(TYPE).equals("Warning");
  }

  @Override
  void other(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "type" -> row.set(TYPE, in.sharedText());
      case "reason" -> row.set(REASON, in.sharedText());
      case "message" -> row.set(MESSAGE, in.sharedText());
      case "count" -> row.set(COUNT, in.number());
      case "firstTimestamp" -> later(row, FIRST, in.epochSecond());
      case "lastTimestamp", "eventTime" -> later(row, LAST, in.epochSecond());
      case "reportingComponent" -> source(row, in.sharedText());
      case "source" -> source(row, textOf("component", in));
      case "involvedObject" -> readObject(in, row);
      case "series" -> readSeries(in, row);
      default -> in.skip();
    }
  }

  private static void later(RowBuilder row, Field<Long> field, long seconds) {
    Long before = row.get(field);
    if (seconds > 0 && (before == null || seconds > before)) {
      row.set(field, seconds);
    }
  }

  private static void source(RowBuilder row, String name) {
    if (!name.isEmpty()) {
      row.set(SOURCE, name);
    }
  }

  private static void readSeries(FieldReader in, RowBuilder row) {
    if (!in.enterObject()) {
      return;
    }
    for (String field; (field = in.nextField()) != null; ) {
      switch (field) {
        case "count" -> row.set(COUNT, in.number());
        case "lastObservedTime" -> later(row, LAST, in.epochSecond());
        default -> in.skip();
      }
    }
  }

  private static void readObject(FieldReader in, RowBuilder row) {
    if (!in.enterObject()) {
      return;
    }
    for (String field; (field = in.nextField()) != null; ) {
      switch (field) {
        case "kind" -> row.set(OBJECT_KIND, in.sharedText());
        case "fieldPath" -> row.set(FIELD_PATH, in.sharedText());
        case "apiVersion" -> row.set(OBJECT_API_VERSION, in.sharedText());
        case "namespace" -> row.set(OBJECT_NAMESPACE, in.sharedText());
        case "name" -> row.set(OBJECT_NAME, in.sharedText());
        case "uid" -> row.set(OBJECT_UID, in.sharedText());
        default -> in.skip();
      }
    }
  }

  @Override
  public Status status(Row row, long now) {
    return isWarning(row) ? WARNING : NORMAL;
  }
}
