// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.Status;
import java.time.Duration;
import java.util.List;

/// CronJobs. The object itself does not say how its last run ended, only when the last good one did: a run that began later and is
/// not active any more was not a good one.
public final class CronJobKind extends BuiltInKind {
  public static final ResourceKind KIND = new ResourceKind("batch", "v1", "cronjobs", "CronJob", true);

  public static final Field<String> SCHEDULE = Field.text(0, "schedule");
  public static final Field<String> TIME_ZONE = Field.text(1, "timeZone");
  public static final Field<Boolean> SUSPENDED = Field.flag(2, "suspend");
  public static final Field<Long> ACTIVE = Field.number(3, "active");
  public static final Field<Long> LAST_SCHEDULED = Field.number(4, "lastScheduleTime");
  public static final Field<Long> LAST_GOOD = Field.number(5, "lastSuccessfulTime");
  public static final Field<PodTemplate> TEMPLATE = Field.of(6, "template", PodTemplate.class);
  private static final int FIELDS = 7;
  /// The controller writes the success a moment after the Job has gone from the active list, in seconds.
  private static final long SETTLING = 30;

  private final List<Column> columns =
      Columns.of(this)
          .status(210)
          .mono("schedule", 130, SCHEDULE)
          .text("timeZone", 120, TIME_ZONE)
          .wide()
          .number("active", 70, ACTIVE)
          .age("lastScheduled", 110, row -> row.number(LAST_SCHEDULED))
          .age("lastGood", 110, row -> row.number(LAST_GOOD))
          .mono("images", 260, row -> PodTemplate.images(row, TEMPLATE))
          .wide()
          .done();

  public CronJobKind() {
    super(KIND, FIELDS, Capability.LOGS, Capability.DELETE);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  void spec(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "schedule" -> row.set(SCHEDULE, in.sharedText());
      case "timeZone" -> row.set(TIME_ZONE, in.sharedText());
      case "suspend" -> row.set(SUSPENDED, in.bool());
      case "jobTemplate" -> readJobTemplate(in, row);
      default -> in.skip();
    }
  }

  private static void readJobTemplate(FieldReader in, RowBuilder row) {
    if (!in.enterObject()) {
      return;
    }
    for (String field; (field = in.nextField()) != null; ) {
      if (field.equals("spec") && in.enterObject()) {
        for (String inner; (inner = in.nextField()) != null; ) {
          if (inner.equals("template")) {
            row.set(TEMPLATE, PodTemplate.read(in));
          } else {
            in.skip();
          }
        }
      } else if (!field.equals("spec")) {
        in.skip();
      }
    }
  }

  @Override
  void status(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "active" -> row.set(ACTIVE, (long) countElements(in));
      case "lastScheduleTime" -> row.set(LAST_SCHEDULED, in.epochSecond());
      case "lastSuccessfulTime" -> row.set(LAST_GOOD, in.epochSecond());
      default -> in.skip();
    }
  }

  @Override
  public Status status(Row row, long now) {
    if (row.deleted() > 0) {
      return leaving(row, now);
    }
    if (row.flag(SUSPENDED)) {
      return Status.of(Health.NEUTRAL, "status.suspended");
    }
    if (row.number(ACTIVE) > 0) {
      return Status.of(Health.PROGRESSING, "status.cron.running", row.number(ACTIVE));
    }
    long scheduled = row.number(LAST_SCHEDULED);
    if (scheduled == 0) {
      return Status.of(Health.NEUTRAL, "status.cron.neverRan");
    }
    Duration ago = Duration.ofSeconds(Math.max(0, now - scheduled));
    boolean good = row.number(LAST_GOOD) >= scheduled;
    if (!good && now - scheduled < SETTLING) {
      return Status.of(Health.PROGRESSING, "status.cron.running", 1L);
    }
    return good ? Status.of(Health.GOOD, "status.cron.lastGood", ago) : Status.of(Health.WARNING, "status.cron.lastBad", ago);
  }
}
