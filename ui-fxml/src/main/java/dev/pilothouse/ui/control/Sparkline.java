// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control;

import java.util.List;
import java.util.stream.Stream;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The last readings of something as a thin line. Its colour is `-ph-line` of `.sparkline`. Readings that are NaN leave nothing. A
/// single reading is a point at the end, where now is, with a stub before it: the history begins here.
///
/// It is drawn as pixels of the screen, not as a shape: a table that scrolls draws a hundred of them in a frame.
public final class Sparkline extends Region {
  private static final double POINT = 4;
  private static final double STUB = 8;
  private static final double THICKNESS = 1.4;

  private static final StyleablePropertyFactory<Sparkline> STYLES =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());
  private static final CssMetaData<Sparkline, Color> LINE =
      STYLES.createColorCssMetaData("-ph-line", sparkline -> sparkline.colour, Color.GRAY, false);
  private static final List<CssMetaData<? extends Styleable, ?>> ALL =
      Stream.<CssMetaData<? extends Styleable, ?>>concat(Region.getClassCssMetaData().stream(), Stream.of(LINE)).toList();

  private final ImageView picture = new ImageView();
  private final StyleableObjectProperty<Color> colour = new Colour();
  private double[] readings = {};
  private boolean fromZero;
  private boolean drawn;
  private double drawnWidth = -1;
  private double drawnHeight = -1;
  private double drawnScale = -1;
  private @Nullable WritableImage pixels;
  private @Nullable LineRaster raster;
  private int[] values = {};

  public Sparkline() {
    getStyleClass().add("sparkline");
    picture.setManaged(false);
    picture.setMouseTransparent(true);
    setMouseTransparent(true);
    setMinSize(0, 0);
    getChildren().add(picture);
  }

  /// Whether the bottom is zero; else the line uses the whole height for what changed.
  public void fromZero(boolean value) {
    fromZero = value;
  }

  /// @param oldestFirst the array is kept, not copied
  public void show(double[] oldestFirst) {
    readings = oldestFirst;
    again();
  }

  private void again() {
    drawn = false;
    requestLayout();
  }

  public static List<CssMetaData<? extends Styleable, ?>> getClassCssMetaData() {
    return ALL;
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return ALL;
  }

  @Override
  protected void layoutChildren() {
    double scale = scale(this);
    if (!drawn || getWidth() != drawnWidth || getHeight() != drawnHeight || scale != drawnScale) {
      drawn = true;
      drawnWidth = getWidth();
      drawnHeight = getHeight();
      drawnScale = scale;
      draw(drawnWidth, drawnHeight, scale);
    }
  }

  /// Pixels of the screen for one of the scene.
  private static double scale(Node node) {
    Scene scene = node.getScene();
    Window window = scene == null ? null : scene.getWindow();
    return window == null ? 1 : window.getRenderScaleX();
  }

  private void draw(double width, double height, double scale) {
    int across = (int) Math.ceil(width * scale);
    int down = (int) Math.ceil(height * scale);
    if (width <= 2 || down < 1) {
      picture.setImage(null);
      return;
    }
    LineRaster line = raster;
    WritableImage image = pixels;
    if (line == null || image == null || image.getWidth() != across || image.getHeight() != down) {
      raster = line = new LineRaster(across, down);
      pixels = image = new WritableImage(across, down);
      values = new int[across * down];
      picture.setFitWidth(across / scale);
      picture.setFitHeight(down / scale);
    }
    line.clear();
    trace(line, width, height, scale);
    Color ink = colour.get() == null ? Color.GRAY : colour.get();
    line.paint(values, ink.getRed(), ink.getGreen(), ink.getBlue(), ink.getOpacity());
    image.getPixelWriter().setPixels(0, 0, across, down, PixelFormat.getIntArgbPreInstance(), values, 0, across);
    picture.setImage(image);
  }

  private void trace(LineRaster line, double width, double height, double scale) {
    double least = Double.MAX_VALUE;
    double most = -Double.MAX_VALUE;
    int known = 0;
    for (double reading : readings) {
      if (!Double.isNaN(reading)) {
        least = Math.min(least, reading);
        most = Math.max(most, reading);
        known++;
      }
    }
    if (known == 1) {
      begin(line, width, height, scale);
    } else if (known > 1) {
      line(line, width, height, scale, least, most);
    }
  }

  private static void begin(LineRaster line, double width, double height, double scale) {
    double middle = (Math.round(height / 2) + 0.5) * scale;
    double end = (width - POINT / 2) * scale;
    line.stroke(end - STUB * scale, middle, end, middle, THICKNESS * scale);
    line.stroke(end, middle, end, middle, POINT * scale);
  }

  private void line(LineRaster line, double width, double height, double scale, double least, double most) {
    double bottom = fromZero ? 0 : least - Math.max((most - least) * 0.25, Math.abs(most) * 0.08);
    double range = Math.max(most - bottom, 1e-9) * 1.15;
    // Readings that share two pixels are one point, their mean.
    int together = Math.max(1, (int) Math.ceil(readings.length / Math.max(1, width / 2)));
    double step = width / Math.max(1, readings.length - 1);
    double beforeX = Double.NaN;
    double beforeY = 0;
    for (int i = 0; i < readings.length; i += together) {
      double mean = mean(i, Math.min(readings.length, i + together));
      if (Double.isNaN(mean)) {
        continue;
      }
      double x = i * step;
      double y = height - 1 - (mean - bottom) / range * (height - 2);
      if (!Double.isNaN(beforeX)) {
        line.stroke(beforeX * scale, beforeY * scale, x * scale, y * scale, THICKNESS * scale);
      }
      beforeX = x;
      beforeY = y;
    }
  }

  private double mean(int from, int to) {
    double sum = 0;
    int count = 0;
    for (int i = from; i < to; i++) {
      if (!Double.isNaN(readings[i])) {
        sum += readings[i];
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  private final class Colour extends StyleableObjectProperty<Color> {
    @Override
    protected void invalidated() {
      again();
    }

    @Override
    public Object getBean() {
      return Sparkline.this;
    }

    @Override
    public String getName() {
      return "colour";
    }

    @Override
    public CssMetaData<Sparkline, Color> getCssMetaData() {
      return LINE;
    }
  }
}
