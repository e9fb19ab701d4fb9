// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.board;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The pods of a rollout as a strip: a mark for each while they fit, else two rows of bars as long as the share of each kind.
/// FX thread.
final class PodStrip extends Region {
  static final double MARK = 12;
  private static final double STEP = 14;
  private static final double PART = 8;
  private static final double BAR = 6;
  private List<PodMark> pods = List.of();
  private double laidOut = -1;

  PodStrip() {
    getStyleClass().add("pod-strip");
    setMinSize(0, STEP);
    setMaxHeight(STEP);
    setMaxWidth(Double.MAX_VALUE);
  }

  void show(List<PodMark> next) {
    if (!next.equals(pods)) {
      pods = next;
      laidOut = -1;
      requestLayout();
    }
  }

  /// A mark alone, for a legend.
  static Region mark(PodMark mark) {
    StackPane region = new StackPane();
    region.getStyleClass().addAll("pod-mark", mark.word());
    if (mark == PodMark.WAITING) {
      Region sign = new Region();
      sign.getStyleClass().add("pod-sign");
      region.getChildren().add(sign);
    }
    region.setMinSize(MARK, MARK);
    region.setMaxSize(MARK, MARK);
    return region;
  }

  @Override
  protected double computePrefHeight(double width) {
    return STEP;
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    if (width == laidOut) {
      return;
    }
    laidOut = width;
    boolean parted = pods.stream().anyMatch(PodMark::fresh) && !pods.stream().allMatch(PodMark::fresh);
    if (pods.size() * STEP + (parted ? PART : 0) <= width) {
      marks();
    } else {
      bars(width);
    }
  }

  private void marks() {
    List<Node> nodes = new ArrayList<>();
    double x = 0;
    boolean fresh = true;
    for (PodMark pod : pods) {
      if (fresh && !pod.fresh() && x > 0) {
        Region line = new Region();
        line.getStyleClass().add("pod-parting");
        line.setManaged(false);
        line.resizeRelocate(x + 2, 0, 1, STEP);
        nodes.add(line);
        x += PART;
      }
      fresh = pod.fresh();
      Region mark = mark(pod);
      mark.setManaged(false);
      mark.resizeRelocate(x, 1, MARK, MARK);
      nodes.add(mark);
      x += STEP;
    }
    getChildren().setAll(nodes);
  }

  private void bars(double width) {
    Map<PodMark, Integer> counts = new EnumMap<>(PodMark.class);
    pods.forEach(pod -> counts.merge(pod, 1, Integer::sum));
    List<Node> nodes = new ArrayList<>();
    double x = 0;
    double room = width - 4 * counts.size();
    for (Map.Entry<PodMark, Integer> one : counts.entrySet()) {
      double share = 4 + Math.floor(room * one.getValue() / pods.size());
      for (int row = 0; row < 2; row++) {
        Region bar = new Region();
        bar.getStyleClass().addAll("pod-bar", one.getKey().word());
        bar.setManaged(false);
        bar.resizeRelocate(x, row * (BAR + 1), Math.min(share, width - x), BAR);
        nodes.add(bar);
      }
      x += share;
    }
    getChildren().setAll(nodes);
  }
}
