// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.chart;

import dev.pilothouse.ui.control.chart.ChartTones.Tone;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/// A picture of numbers over time, as large as the room for it and in the colours of the theme; drawn anew when either changes, and
/// when a layout is requested because the numbers did. FX thread.
@SuppressWarnings("this-escape") // what is called here touches no field of a subclass
public abstract class Chart extends Region {
  protected static final Font PLAIN = Font.font("Pilothouse Inter", 11);
  protected static final Font STRONG = Font.font("Pilothouse Inter", FontWeight.BOLD, 11);
  protected final ChartTones tones = new ChartTones(this::requestLayout);
  private final Canvas canvas = new Canvas();
  private final double leastWidth;
  private final double leastHeight;

  /// @param leastWidth in a smaller room nothing is drawn
  protected Chart(String styleClass, double leastWidth, double leastHeight) {
    this.leastWidth = leastWidth;
    this.leastHeight = leastHeight;
    getStyleClass().add(styleClass);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    canvas.setManaged(false);
    getChildren().setAll(canvas, tones);
    setMinSize(0, 0);
  }

  /// Draws on an empty canvas; nothing while there are no numbers yet.
  protected abstract void draw(GraphicsContext g, double width, double height);

  @Override
  protected final void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    if (width < leastWidth || height < leastHeight) {
      return;
    }
    canvas.setWidth(width);
    canvas.setHeight(height);
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, width, height);
    draw(g, width, height);
  }

  /// @param y the middle of the words
  protected final void words(GraphicsContext g, String words, double x, double y, TextAlignment align, Font font, Tone tone) {
    g.setFont(font);
    g.setFill(tones.of(tone));
    g.setTextAlign(align);
    g.setTextBaseline(VPos.CENTER);
    g.fillText(words, x, y);
  }
}
