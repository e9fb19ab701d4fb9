// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.autoscale;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One thing that an autoscaler measures, and what it aims at (autoscaling/v2, MetricSpec and MetricStatus).
///
/// @param name `cpu`, or the metric's own name; of one container `cpu (app)`
/// @param percent whether the numbers are percent of what the pods request
/// @param perPod whether it is an average over the pods, so that more pods make it less
/// @param measured NaN when nothing was measured; percent, or whole units and fractions of them
/// @param target in the same unit
/// @param measuredText as people write it: `74 %`, `250m`; empty when nothing was measured
/// @param targetText likewise
public record Metric(
    String name, boolean percent, boolean perPod, double measured, double target, String measuredText, String targetText) {

  public boolean isKnown() {
    return !Double.isNaN(measured) && target > 0;
  }

  /// How many times the target is measured: 1 when they are the same.
  public double ratio() {
    return measured / target;
  }

  /// `cpu 74 % of 80 %`.
  public Message words() {
    return isKnown()
        ? Message.of("autoscaler.metric", title(), measuredText, targetText)
        : Message.of("autoscaler.metric.unknown", title(), targetText);
  }

  /// What it is called in sentences.
  public String title() {
    return name.startsWith("cpu") ? "CPU" + name.substring(3) : name;
  }

  /// What would be measured when the same load came to another number of pods.
  Metric spread(int from, int to) {
    if (!isKnown() || !perPod || from <= 0 || to <= 0) {
      return this;
    }
    double each = measured * from / to;
    // The controller reckons with whole percents, cut off.
    double next = percent ? Math.floor(each) : each;
    return new Metric(name, percent, perPod, next, target, percent ? percent(next) : measuredText, targetText);
  }

  static List<Metric> readAll(KubeObject autoscaler) {
    List<Metric> all = new ArrayList<>();
    List<JsonNode> current = new ArrayList<>();
    autoscaler.at("status", "currentMetrics").forEach(current::add);
    for (JsonNode spec : autoscaler.at("spec", "metrics")) {
      String source = source(spec.path("type").asText(""));
      JsonNode wanted = spec.path(source);
      JsonNode now =
          current.stream()
              .filter(one -> source(one.path("type").asText("")).equals(source) && same(one.path(source), wanted))
              .findFirst()
              .orElse(null);
      current.remove(now);
      all.add(read(wanted, now == null ? null : now.path(source).path("current")));
    }
    return List.copyOf(all);
  }

  /// `ContainerResource` stands in the field `containerResource`.
  private static String source(String type) {
    return type.isEmpty() ? "" : type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
  }

  private static boolean same(JsonNode status, JsonNode spec) {
    return name(status).equals(name(spec));
  }

  private static String name(JsonNode source) {
    String container = source.path("container").asText("");
    String name = source.path("name").asText(source.path("metric").path("name").asText(""));
    return container.isEmpty() ? name : name + " (" + container + ")";
  }

  private static Metric read(JsonNode spec, @org.jspecify.annotations.Nullable JsonNode now) {
    JsonNode target = spec.path("target");
    boolean percent = target.has("averageUtilization");
    String field = percent ? "averageUtilization" : target.has("averageValue") ? "averageValue" : "value";
    JsonNode measured = now == null ? null : now.path(field);
    boolean known = measured != null && !measured.isMissingNode() && !measured.isNull();
    String text = known && measured != null ? measured.asText() : "";
    return new Metric(
        name(spec), percent, !field.equals("value"), known ? number(text, percent) : Double.NaN,
        number(target.path(field).asText("0"), percent), text.isEmpty() || !percent ? text : percent(number(text, true)),
        percent ? percent(number(target.path(field).asText("0"), true)) : target.path(field).asText(""));
  }

  private static double number(String text, boolean percent) {
    return percent ? Quantity.units(text) : Quantity.millis(text) / 1000.0;
  }

  private static String percent(double number) {
    return Math.round(number) + " %";
  }
}
