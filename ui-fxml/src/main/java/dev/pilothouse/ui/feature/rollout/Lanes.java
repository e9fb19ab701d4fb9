// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.rollout.PodBar;
import dev.pilothouse.core.rollout.PodStage;
import dev.pilothouse.core.rollout.RolloutProgress;
import dev.pilothouse.core.rollout.RolloutRevision;
import dev.pilothouse.core.rollout.RolloutTrace;
import dev.pilothouse.core.rollout.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Which pod stands in which column of which lane. Pure.
///
/// @param fresh pods of the newest revision by stage; those that are taken back are not among them
/// @param old all other pods by SERVING, TERMINATING, GONE
/// @param takenBack pods of the newest revision that end or have ended
record Lanes(Map<Stage, List<PodStage>> fresh, Map<Stage, List<PodStage>> old, int takenBack) {

  static Lanes of(RolloutProgress progress, RolloutTrace trace) {
    Map<Stage, List<PodStage>> fresh = columns();
    Map<Stage, List<PodStage>> old = columns();
    int back = 0;
    for (PodStage pod : progress.newPods()) {
      if (pod.stage() == Stage.TERMINATING || pod.stage() == Stage.GONE) {
        back++;
      } else {
        in(fresh, pod.stage()).add(pod);
      }
    }
    for (PodStage pod : progress.oldPods()) {
      if (pod.stage() != Stage.GONE) {
        in(old, pod.stage()).add(pod);
      }
    }
    for (PodBar bar : trace.bars()) {
      if (bar.last().stage() == Stage.GONE && !bar.updated()) {
        in(old, Stage.GONE).add(bar.last());
      }
    }
    in(old, Stage.GONE).sort(Comparator.comparingLong(PodStage::since).reversed());
    Comparator<PodStage> troubled = Comparator.comparing(PodStage::mark).reversed();
    fresh.values().forEach(column -> column.sort(troubled));
    in(old, Stage.SERVING).sort(troubled);
    in(old, Stage.TERMINATING).sort(troubled);
    return new Lanes(fresh, old, back);
  }

  private static Map<Stage, List<PodStage>> columns() {
    return new EnumMap<>(Stage.class);
  }

  private static List<PodStage> in(Map<Stage, List<PodStage>> columns, Stage stage) {
    return columns.computeIfAbsent(stage, key -> new ArrayList<>());
  }

  List<PodStage> fresh(Stage stage) {
    return fresh.getOrDefault(stage, List.of());
  }

  List<PodStage> old(Stage stage) {
    return old.getOrDefault(stage, List.of());
  }

  /// `shop/checkout:2.9.0` as `2.9.0`; the whole where there is no tag, or more than one image.
  static String version(RolloutRevision revision) {
    String images = revision.images();
    int colon = images.lastIndexOf(':');
    boolean tag = colon > images.lastIndexOf('/') && images.indexOf(',') < 0;
    return tag ? images.substring(colon + 1) : images;
  }
}
