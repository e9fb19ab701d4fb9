// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control;

import javafx.scene.Node;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SparklineTest {

  private static Sparkline of(double... readings) {
    Sparkline line = new Sparkline();
    line.resize(52, 14);
    line.show(readings);
    line.layout();
    return line;
  }

  private static boolean point(Sparkline line) {
    return line.getChildrenUnmodifiable().stream().filter(node -> node.getStyleClass().contains("sparkline-point")).anyMatch(Node::isVisible);
  }

  private static double lineWidth(Sparkline line) {
    return line.getChildrenUnmodifiable().getFirst().getLayoutBounds().getWidth();
  }

  @Test
  void theFirstReadingIsAPointWhereNowIs() {
    Sparkline line = of(Double.NaN, 0.4);
    assertThat(point(line)).isTrue();
    assertThat(lineWidth(line)).isLessThan(20);
  }

  @Test
  void fromTheSecondReadingOnThereIsALine() {
    Sparkline line = of(0.4, 0.5);
    assertThat(point(line)).isFalse();
    assertThat(lineWidth(line)).isGreaterThan(40);
  }

  @Test
  void withoutReadingsThereIsNothing() {
    Sparkline line = of(Double.NaN);
    assertThat(point(line)).isFalse();
    assertThat(lineWidth(line)).isLessThan(5);
  }
}
