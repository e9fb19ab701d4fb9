// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/// The least that could show the lines of a log: their texts painted one below the other, each time other ones stand on top.
final class LineCanvas implements LogWindow.Surface {
  private static final int ROW = 20;
  private static final int SEEN = 960 / ROW;
  private final List<String> texts = new String(LogServer.lines(), StandardCharsets.UTF_8).lines().toList();
  private final Canvas canvas = new Canvas(1400, 960);
  private final StackPane node = new StackPane(canvas);
  private int top;

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public boolean ready() {
    return true;
  }

  @Override
  public void move(LogWindow.Way way, int step, double seconds) {
    int size = texts.size() - SEEN;
    top =
        switch (way) {
          case FOLLOW -> (top + LogScrolling.RATE / 60) % size;
          case WHEEL -> Math.floorMod(top + (step % 400 < 300 ? -3 : 3), size);
          case THUMB -> (int) (size * (0.5 - 0.5 * Math.cos(seconds)));
        };
    GraphicsContext pen = canvas.getGraphicsContext2D();
    pen.setFill(Color.BLACK);
    pen.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
    pen.setFill(Color.WHITE);
    pen.setFont(Font.font("JetBrains Mono", 12));
    for (int i = 0; i < SEEN; i++) {
      pen.fillText(texts.get(top + i), 8, (i + 0.7) * ROW);
    }
  }

  @Override
  public long lines() {
    return 0;
  }

  @Override
  public double lag() {
    return 0;
  }

  @Override
  public void close() {}
}
