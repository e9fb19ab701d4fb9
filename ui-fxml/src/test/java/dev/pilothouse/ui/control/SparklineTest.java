// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control;

import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SparklineTest {
  private static final int WIDTH = 52;
  private static final int HEIGHT = 14;

  private static Image of(double... readings) {
    Sparkline line = new Sparkline();
    line.resize(WIDTH, HEIGHT);
    line.show(readings);
    line.layout();
    return ((ImageView) line.getChildrenUnmodifiable().getFirst()).getImage();
  }

  /// How many pixels of a column have some colour.
  private static int inked(Image picture, int x) {
    int count = 0;
    for (int y = 0; y < HEIGHT; y++) {
      count += picture.getPixelReader().getArgb(x, y) >>> 24 > 0 ? 1 : 0;
    }
    return count;
  }

  /// The row with the most colour.
  private static int rowAt(Image picture, int x) {
    int best = 0;
    for (int y = 0; y < HEIGHT; y++) {
      if (picture.getPixelReader().getArgb(x, y) >>> 24 > picture.getPixelReader().getArgb(x, best) >>> 24) {
        best = y;
      }
    }
    return best;
  }

  @Test
  void theFirstReadingIsAPointWhereNowIs() {
    Image picture = of(Double.NaN, 0.4);
    assertThat(inked(picture, WIDTH - 3)).isGreaterThanOrEqualTo(4);
    assertThat(inked(picture, WIDTH - 8)).isBetween(1, 3);
    assertThat(inked(picture, 20)).isZero();
  }

  @Test
  void fromTheSecondReadingOnThereIsALineThatRises() {
    Image picture = of(0.4, 0.5);
    assertThat(inked(picture, 0)).isPositive();
    assertThat(inked(picture, WIDTH / 2)).isBetween(1, 4);
    assertThat(rowAt(picture, WIDTH - 2)).isLessThan(rowAt(picture, 2));
  }

  @Test
  void withoutReadingsThereIsNothing() {
    Image picture = of(Double.NaN);
    for (int x = 0; x < WIDTH; x++) {
      assertThat(inked(picture, x)).isZero();
    }
  }

  @Test
  void aLineThatIsShownAgainHasNothingOfTheOneBefore() {
    Sparkline line = new Sparkline();
    line.resize(WIDTH, HEIGHT);
    line.show(new double[] {1, 9, 1, 9});
    line.layout();
    line.show(new double[] {Double.NaN, 5});
    line.layout();
    Image picture = ((ImageView) line.getChildrenUnmodifiable().getFirst()).getImage();
    assertThat(inked(picture, 10)).isZero();
  }
}
