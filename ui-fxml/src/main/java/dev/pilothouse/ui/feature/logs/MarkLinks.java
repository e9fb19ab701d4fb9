// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.LogLine;
import dev.pilothouse.core.logs.LogMark;
import dev.pilothouse.core.tail.LogStream;
import dev.pilothouse.ui.feature.logs.LineLinks.Way;
import dev.pilothouse.ui.feature.logs.LogPalette.Tone;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;

/// Draws the links at the end of the rows that the program itself has written. FX thread.
final class MarkLinks {
  private static final double SPACE = 14;
  private static final double END = 8;
  private final LogPainter painter;
  private final LogPalette palette;
  private final Texts texts;
  private final LineLinks links;

  MarkLinks(LogPainter painter, LogPalette palette, Texts texts, LineLinks links) {
    this.painter = painter;
    this.palette = palette;
    this.texts = texts;
    this.links = links;
  }

  /// A link and where it stands.
  record Place(Way way, double from, double to) {}

  /// @param chosen whether the line is the chosen one
  /// @param width where the row ends
  List<Place> draw(GraphicsContext g, LogLine line, boolean chosen, double y, double width) {
    List<Place> places = new ArrayList<>();
    LogStream stream = line.mark() == null ? null : links.stream(line.source()).orElse(null);
    if (stream != null) {
      double end = width - END;
      end = draw(g, places, behind(line, chosen), Way.POD, texts.get("logs.mark.pod"), y, end);
      if (line.mark() instanceof LogMark.Restart) {
        draw(g, places, behind(line, chosen), Way.BEFORE, texts.get("logs.mark.log"), y, end);
      }
    }
    return places;
  }

  private Paint behind(LogLine line, boolean chosen) {
    LogMark mark = line.mark();
    return palette.of(chosen ? Tone.CHOSEN : mark == null ? Tone.CANVAS : LogPainter.behind(mark));
  }

  private double draw(GraphicsContext g, List<Place> places, Paint behind, Way way, String words, double y, double end) {
    double from = end - painter.x(words, words.length());
    g.setFill(behind);
    g.fillRect(from - SPACE, y, end + END - from + SPACE, LogPainter.ROW);
    painter.link(g, words, from, y);
    places.add(new Place(way, from - SPACE / 2, end + SPACE / 2));
    return from - SPACE;
  }
}
