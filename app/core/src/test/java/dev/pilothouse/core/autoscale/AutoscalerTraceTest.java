// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.autoscale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pilothouse.core.autoscale.AutoscalerTrace.Point;
import dev.pilothouse.core.autoscale.AutoscalerTrace.Rescale;
import dev.pilothouse.core.autoscale.Forecast.Reason;
import dev.pilothouse.core.kind.HorizontalPodAutoscalerKind;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceRef;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AutoscalerTraceTest {
  private static final JsonMapper JSON = JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();
  private static final ResourceRef REF = new ResourceRef(HorizontalPodAutoscalerKind.KIND, "shop", "checkout", "hpa");
  private static final long NOW = Instant.parse("2026-11-21T12:00:00Z").getEpochSecond();

  private static KubeObject object(String json) {
    try {
      return new KubeObject(JSON.readTree(json));
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(json, wrong);
    }
  }

  /// With 2 to 12 replicas, aiming at 80 % of the CPU.
  private static Autoscaler measured(int replicas, int percent) {
    return Autoscaler.of(
        REF,
        object(
            """
            {'spec':{'minReplicas':2,'maxReplicas':12,'scaleTargetRef':{'kind':'Deployment','name':'checkout'},
            'metrics':[{'type':'Resource','resource':{'name':'cpu','target':{'type':'Utilization','averageUtilization':80}}}]},
            'status':{'currentReplicas':%1$d,'desiredReplicas':%1$d,'lastScaleTime':'2026-11-21T11:50:00Z',
            'currentMetrics':[{'type':'Resource','resource':{'name':'cpu','current':{'averageUtilization':%2$d}}}]}}"""
                .formatted(replicas, percent)));
  }

  private static KubeObject event(String reason, String message, String at) {
    return object("{'reason':'%s','message':'%s','lastTimestamp':'%s'}".formatted(reason, message, at));
  }

  @Test
  void beginsWithTheSizesThatItsEventsTellOf() {
    List<Rescale> told =
        Rescale.of(
            List.of(
                event("SuccessfulRescale", "New size: 6; reason: cpu resource utilization above target", "2026-11-21T11:50:00Z"),
                event("FailedGetResourceMetric", "New size: 99", "2026-11-21T11:48:00Z"),
                event("SuccessfulRescale", "New size: 4; reason: cpu resource utilization above target", "2026-11-21T11:40:00Z"),
                event("SuccessfulRescale", "no number", "2026-11-21T11:41:00Z")));
    AutoscalerTrace trace = AutoscalerTrace.begin(measured(6, 78), told, NOW);
    assertThat(trace.points()).extracting(Point::desired).containsExactly(4, 6, 6);
    assertThat(trace.points()).extracting(Point::at).containsExactly(NOW - 1200, NOW - 600, NOW);
    assertThat(trace.points().getFirst().load()).as("nobody measured for us then").isNaN();
    assertThat(trace.begun()).isEqualTo(NOW);
  }

  @Test
  void withoutEventsItsLastChangeIsKnownAllTheSame() {
    AutoscalerTrace trace = AutoscalerTrace.begin(measured(6, 78), List.of(), NOW);
    assertThat(trace.points()).extracting(Point::at).containsExactly(NOW - 600, NOW);
  }

  @Test
  void aLookThatFindsNothingNewAddsNothing() {
    AutoscalerTrace trace = AutoscalerTrace.begin(measured(6, 78), List.of(), NOW);
    assertThat(trace.with(measured(6, 78), NOW + 15)).isSameAs(trace);
    assertThat(trace.with(measured(6, 120), NOW + 15).points().getLast())
        .isEqualTo(new Point(NOW + 15, 6, 6, 9, 2, 12, 1.5));
  }

  @Test
  void whatItAskedForWhileSomebodyLookedHoldsItUp() {
    AutoscalerTrace trace =
        AutoscalerTrace.begin(measured(6, 80), List.of(), NOW).with(measured(6, 40), NOW + 60);
    Forecast next = Forecast.now(measured(6, 40), trace.seen(), Instant.ofEpochSecond(NOW + 60));
    assertThat(next.reason()).isEqualTo(Reason.HELD);
    assertThat(next.replicas()).isEqualTo(6);
    assertThat(next.within().toSeconds()).isEqualTo(240);
  }

  @Test
  void ofManyLooksTheOldestAreForgotten() {
    AutoscalerTrace trace = AutoscalerTrace.begin(measured(6, 80), List.of(), NOW);
    for (int i = 1; i <= 1_000; i++) {
      trace = trace.with(measured(6, 80 + i % 2), NOW + i);
    }
    assertThat(trace.points()).hasSize(600);
    assertThat(trace.points().getLast().at()).isEqualTo(NOW + 1_000);
  }
}
