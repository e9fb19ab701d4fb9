// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.Status;
import java.time.Duration;
import java.util.List;

/// Jobs (states as in kubernetes, printers.go printJob).
public final class JobKind extends BuiltInKind implements Replicated {
  public static final ResourceKind KIND = new ResourceKind("batch", "v1", "jobs", "Job", true);

  public static final Field<Long> COMPLETIONS = Field.number(0, "completions");
  public static final Field<Long> PARALLELISM = Field.number(1, "parallelism");
  public static final Field<Long> SUCCEEDED = Field.number(2, "succeeded");
  public static final Field<Long> FAILED = Field.number(3, "failed");
  public static final Field<Long> ACTIVE = Field.number(4, "active");
  public static final Field<Long> STARTED = Field.number(5, "startTime");
  public static final Field<Long> ENDED = Field.number(6, "completionTime");
  public static final Field<Boolean> SUSPENDED = Field.flag(7, "suspend");
  public static final Field<Condition.Set> CONDITIONS = Field.of(8, "conditions", Condition.Set.class);
  public static final Field<PodTemplate> TEMPLATE = Field.of(9, "template", PodTemplate.class);
  public static final Field<Long> BACKOFF_LIMIT = Field.number(10, "backoffLimit");
  private static final int FIELDS = 11;

  private final List<Column> columns =
      Columns.of(this)
          .ready(this)
          .status(210)
          .number("failed", 70, FAILED)
          .cpu()
          .memory()
          .mono("images", 260, row -> PodTemplate.images(row, TEMPLATE))
          .wide()
          .age("ended", 90, row -> row.number(ENDED))
          .wide()
          .text("owner", 160, row -> row.owner() == null ? null : row.owner().name())
          .wide()
          .done();

  public JobKind() {
    super(KIND, FIELDS, Capability.LOGS, Capability.SHELL, Capability.DELETE);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  /// How many runs ended well.
  @Override
  public long ready(Row row) {
    return row.number(SUCCEEDED);
  }

  /// Without a number of completions, one success of any of its parallel pods is enough.
  @Override
  public long wanted(Row row) {
    return row.get(COMPLETIONS) == null ? 1 : row.number(COMPLETIONS);
  }

  @Override
  void spec(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "completions" -> row.set(COMPLETIONS, in.number());
      case "parallelism" -> row.set(PARALLELISM, in.number());
      case "backoffLimit" -> row.set(BACKOFF_LIMIT, in.number());
      case "suspend" -> row.set(SUSPENDED, in.bool());
      case "template" -> row.set(TEMPLATE, PodTemplate.read(in));
      default -> in.skip();
    }
  }

  @Override
  void status(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "succeeded" -> row.set(SUCCEEDED, in.number());
      case "failed" -> row.set(FAILED, in.number());
      case "active" -> row.set(ACTIVE, in.number());
      case "startTime" -> row.set(STARTED, in.epochSecond());
      case "completionTime" -> row.set(ENDED, in.epochSecond());
      case "conditions" -> row.set(CONDITIONS, Condition.readAll(in));
      default -> in.skip();
    }
  }

  private static boolean is(Row row, String condition) {
    Condition.Set conditions = row.get(CONDITIONS);
    return conditions != null && conditions.isTrue(condition);
  }

  public static boolean failed(Row row) {
    return is(row, "Failed");
  }

  public static boolean complete(Row row) {
    return is(row, "Complete");
  }

  @Override
  public Status status(Row row, long now) {
    if (row.deleted() > 0) {
      return leaving(row, now);
    }
    if (complete(row)) {
      return Status.of(
          Health.NEUTRAL, "status.completedIn", Duration.ofSeconds(Math.max(0, row.number(ENDED) - row.number(STARTED))));
    }
    Condition.Set conditions = row.get(CONDITIONS);
    Condition failure = conditions == null ? null : conditions.find("Failed");
    if (failure != null && failure.isTrue()) {
      return switch (failure.reason()) {
        case "BackoffLimitExceeded" -> Status.of(Health.BAD, "status.job.tooManyFailures", row.number(FAILED));
        case "DeadlineExceeded" -> Status.of(Health.BAD, "status.deadlineExceeded");
        default -> Status.of(Health.BAD, "status.failed");
      };
    }
    if (row.flag(SUSPENDED)) {
      return Status.of(Health.NEUTRAL, "status.suspended");
    }
    return row.number(FAILED) > 0
        ? Status.of(Health.WARNING, "status.job.retrying", row.number(FAILED))
        : Status.of(Health.PROGRESSING, "status.job.running", row.number(SUCCEEDED), wanted(row));
  }
}
