// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.Status;
import java.util.ArrayList;
import java.util.List;

/// HorizontalPodAutoscalers (autoscaling/v2).
public final class HorizontalPodAutoscalerKind extends BuiltInKind {
  public static final ResourceKind KIND =
      new ResourceKind("autoscaling", "v2", "horizontalpodautoscalers", "HorizontalPodAutoscaler", true);

  public static final Field<String> TARGET_KIND = Field.text(0, "targetKind");
  public static final Field<String> TARGET_NAME = Field.text(1, "targetName");
  public static final Field<Long> MIN = Field.number(2, "min");
  public static final Field<Long> MAX = Field.number(3, "max");
  public static final Field<Long> CURRENT = Field.number(4, "current");
  public static final Field<Long> DESIRED = Field.number(5, "desired");
  public static final Field<Condition.Set> CONDITIONS = Field.of(6, "conditions", Condition.Set.class);
  /// What is measured and aimed at, as `cpu 80%`, with commas.
  public static final Field<String> TARGETS = Field.text(7, "targets");
  /// What was last measured, as `cpu 61%`, with commas.
  public static final Field<String> MEASURED = Field.text(8, "measured");
  private static final int FIELDS = 9;

  private final List<Column> columns =
      Columns.of(this)
          .status(230)
          .text("target", 200, row -> row.text(TARGET_KIND) + " " + row.text(TARGET_NAME))
          .number("replicas", 80, CURRENT)
          .number("min", 60, MIN)
          .number("max", 60, MAX)
          .text("measured", 130, MEASURED)
          .text("targets", 130, TARGETS)
          .done();

  public HorizontalPodAutoscalerKind() {
    super(KIND, FIELDS, Capability.DELETE);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  void spec(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "minReplicas" -> row.set(MIN, in.number());
      case "maxReplicas" -> row.set(MAX, in.number());
      case "metrics" -> row.set(TARGETS, metrics(in));
      case "scaleTargetRef" -> {
        if (in.enterObject()) {
          for (String part; (part = in.nextField()) != null; ) {
            switch (part) {
              case "kind" -> row.set(TARGET_KIND, in.sharedText());
              case "name" -> row.set(TARGET_NAME, in.sharedText());
              default -> in.skip();
            }
          }
        }
      }
      default -> in.skip();
    }
  }

  @Override
  void status(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "currentReplicas" -> row.set(CURRENT, in.number());
      case "desiredReplicas" -> row.set(DESIRED, in.number());
      case "currentMetrics" -> row.set(MEASURED, metrics(in));
      case "conditions" -> row.set(CONDITIONS, Condition.readAll(in));
      default -> in.skip();
    }
  }

  /// The same shape in spec (`target`) and status (`current`).
  private static String metrics(FieldReader in) {
    List<String> all = new ArrayList<>();
    if (in.enterArray()) {
      while (in.nextElement()) {
        if (in.enterObject()) {
          for (String field; (field = in.nextField()) != null; ) {
            switch (field) {
              case "resource", "containerResource", "pods", "object", "external" -> all.add(metric(in));
              default -> in.skip();
            }
          }
        }
      }
    }
    return String.join(", ", all);
  }

  private static String metric(FieldReader in) {
    String name = "";
    String value = "";
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; ) {
        switch (field) {
          case "name" -> name = in.sharedText();
          case "metric" -> name = textOf("name", in);
          case "target", "current" -> value = amount(in);
          default -> in.skip();
        }
      }
    }
    return (name + " " + value).strip();
  }

  private static String amount(FieldReader in) {
    String percent = "";
    String value = "";
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; ) {
        switch (field) {
          case "averageUtilization" -> percent = in.text() + "%";
          case "averageValue", "value" -> value = in.text();
          default -> in.skip();
        }
      }
    }
    return percent.isEmpty() ? value : percent;
  }

  public static boolean unable(Row row) {
    Condition.Set conditions = row.get(CONDITIONS);
    return conditions != null
        && (conditions.isFalse("AbleToScale") || (conditions.isFalse("ScalingActive") && !switchedOff(conditions)));
  }

  /// A target that was scaled to zero by hand switches the autoscaler off; that is no trouble.
  private static boolean switchedOff(Condition.Set conditions) {
    Condition active = conditions.find("ScalingActive");
    return active != null && active.reason().equals("ScalingDisabled");
  }

  @Override
  public Status status(Row row, long now) {
    if (row.deleted() > 0) {
      return leaving(row, now);
    }
    Condition.Set conditions = row.get(CONDITIONS);
    if (conditions == null) {
      return Status.of(Health.PROGRESSING, "status.starting");
    }
    if (unable(row)) {
      Condition able = conditions.find("AbleToScale");
      Condition active = conditions.find("ScalingActive");
      Condition why = able != null && able.isFalse() ? able : active;
      boolean metrics = why != null && why.reason().startsWith("FailedGet");
      return Status.of(Health.WARNING, metrics ? "status.hpa.noMetrics" : "status.hpa.unable");
    }
    if (switchedOff(conditions)) {
      return Status.of(Health.NEUTRAL, "status.hpa.off");
    }
    if (row.number(DESIRED) != row.number(CURRENT)) {
      return Status.of(Health.PROGRESSING, "status.scaling", row.number(CURRENT), row.number(DESIRED));
    }
    return row.number(CURRENT) >= row.number(MAX) && conditions.isTrue("ScalingLimited")
        ? Status.of(Health.WARNING, "status.hpa.atLimit", row.number(MAX))
        : Status.of(Health.GOOD, "status.ready");
  }
}
