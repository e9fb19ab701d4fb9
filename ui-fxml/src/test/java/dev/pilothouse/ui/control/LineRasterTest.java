// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LineRasterTest {
  private static int[] white(LineRaster raster, int pixels) {
    int[] values = new int[pixels];
    raster.paint(values, 1, 1, 1, 1);
    return values;
  }

  @Test
  void aLineAlongTheMiddleOfARowFillsThatRowOnly() {
    LineRaster raster = new LineRaster(6, 3);
    raster.stroke(0, 1.5, 6, 1.5, 1);
    int[] pixels = white(raster, 18);
    for (int x = 0; x < 6; x++) {
      assertThat(pixels[x]).isZero();
      assertThat(pixels[6 + x]).isEqualTo(0xffffffff);
      assertThat(pixels[12 + x]).isZero();
    }
  }

  @Test
  void aLineBetweenTwoRowsIsHalfInEach() {
    LineRaster raster = new LineRaster(4, 2);
    raster.stroke(0, 1, 4, 1, 1);
    int[] pixels = white(raster, 8);
    assertThat(pixels[1]).isEqualTo(0x80808080);
    assertThat(pixels[5]).isEqualTo(0x80808080);
  }

  @Test
  void colourIsPremultiplied() {
    LineRaster raster = new LineRaster(1, 1);
    raster.stroke(0, 0.5, 1, 0.5, 1);
    int[] pixels = new int[1];
    raster.paint(pixels, 1, 0, 0.5, 0.5);
    assertThat(pixels[0]).isEqualTo(0x80800040);
  }

  @Test
  void whatLiesOutsideIsLeftOut() {
    LineRaster raster = new LineRaster(2, 2);
    raster.stroke(-50, -50, -40, -40, 3);
    raster.stroke(40, 1, 50, 1, 3);
    assertThat(white(raster, 4)).containsOnly(0);
  }
}
