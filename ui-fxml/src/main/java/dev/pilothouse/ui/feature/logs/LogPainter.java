// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.LogLevel;
import dev.pilothouse.core.logs.LogLine;
import dev.pilothouse.core.logs.LogMark;
import dev.pilothouse.core.logs.LogQuery;
import dev.pilothouse.ui.feature.logs.LogPalette.Tone;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// Draws lines of a log. FX thread.
final class LogPainter {
  static final double ROW = 19;
  static final double PAD = 16;
  private static final double TIME = 106;
  private static final double AGO = 60;
  private static final int LEVEL_LOOK = 120;
  private static final Pattern LEVEL =
      Pattern.compile(
          "\\b(TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERR(?:OR)?|FATAL|CRIT(?:ICAL)?|PANIC)\\b", Pattern.CASE_INSENSITIVE);

  private final LogPalette palette;
  private final Texts texts;
  private final InstantSource clock;
  private final Font font = Font.font("Pilothouse Mono", 12);
  private final Font bold = Font.font("Pilothouse Mono", javafx.scene.text.FontWeight.BOLD, 12);
  private final Text ruler = new Text();
  private final double cell;
  private SourceNames names = SourceNames.NONE;

  LogPainter(LogPalette palette, Texts texts, InstantSource clock) {
    this.palette = palette;
    this.texts = texts;
    this.clock = clock;
    ruler.setFont(font);
    ruler.setText("0000000000");
    cell = ruler.getLayoutBounds().getWidth() / 10;
  }

  double cell() {
    return cell;
  }

  SourceNames names() {
    return names;
  }

  void names(SourceNames next) {
    names = next;
  }

  double textX(TimeForm times) {
    return nameX(times) + (names.width() == 0 ? 0 : (names.width() + 2) * cell);
  }

  private static double nameX(TimeForm times) {
    return PAD + (times == TimeForm.OFF ? 0 : times == TimeForm.AGO ? AGO : TIME);
  }

  /// Where a char of a text begins, from the begin of the text.
  double x(String text, int index) {
    int end = Math.min(index, text.length());
    if (plain(text, end)) {
      return end * cell;
    }
    ruler.setText(text.substring(0, end));
    return ruler.getLayoutBounds().getWidth();
  }

  /// The char at a distance from the begin of a text.
  int index(String text, double x) {
    if (plain(text, text.length())) {
      return Math.clamp(Math.round(x / cell), 0, text.length());
    }
    int low = 0;
    int high = text.length();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (x(text, middle + 1) <= x + cell / 2) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static boolean plain(String text, int end) {
    for (int i = 0; i < end; i++) {
      if (text.charAt(i) > 0x2ff) {
        return false;
      }
    }
    return true;
  }

  /// What is written in place of a mark.
  String words(LogMark mark) {
    return switch (mark) {
      case LogMark.Gap gap -> texts.get(gapWords(gap), Ages.clock(gap.from()), Ages.clock(gap.to()));
      case LogMark.Restart one when one.exitCode() == 0 && one.reason().isEmpty() -> texts.get("logs.restart", one.times());
      case LogMark.Restart one -> texts.get("logs.restartAfter", one.times(), one.exitCode(), one.reason());
      case LogMark.Note note -> "── " + texts.get(note.words());
      case LogMark.Trouble trouble -> "── " + texts.get(trouble.words());
    };
  }

  private static String gapWords(LogMark.Gap gap) {
    if (gap.ended()) {
      return gap.lost() ? "logs.rotated" : "logs.streamEnded";
    }
    return gap.lost() ? "logs.gap" : "logs.cut";
  }

  String text(LogLine line) {
    LogMark mark = line.mark();
    return mark == null ? line.text().replace("\t", "    ") : words(mark);
  }

  /// How a row is drawn.
  ///
  /// @param from the first char of the row, where a line is wrapped
  /// @param selection from and to in chars of the whole text; null for none
  record Look(
      double y, double width, double shift, TimeForm times, int from, int to, LogQuery.@Nullable Range selection,
      List<LogQuery.Range> hits, boolean current, boolean chosen, boolean marked) {}

  void row(GraphicsContext g, LogLine line, String text, Look look) {
    background(g, line, look);
    double x = textX(look.times) - look.shift;
    LogQuery.Range selection = look.selection;
    if (selection != null) {
      mark(g, text, selection.from(), selection.to(), x, look, palette.of(Tone.SELECTION));
    }
    if (line.mark() == null) {
      for (LogQuery.Range range : look.hits) {
        mark(g, text, range.from(), range.to(), x, look, palette.of(look.current ? Tone.HIT_LINE : Tone.HIT));
      }
    }
    g.setTextBaseline(VPos.CENTER);
    if (line.mark() != null) {
      draw(g, text, look.from, look.to, x, look, palette.of(tone(line.mark())), false);
    } else if (line.spans().isEmpty()) {
      byLevel(g, line, text, x, look);
    } else {
      bySpans(g, line.spans(), text, x, look);
    }
    margin(g, line, look);
  }

  private static Tone tone(LogMark mark) {
    return switch (mark) {
      case LogMark.Gap gap -> gap.lost() ? Tone.WARN : Tone.INFO;
      case LogMark.Restart restart -> restart.exitCode() == 0 ? Tone.INFO : Tone.BAD;
      case LogMark.Note _ -> Tone.INFO;
      case LogMark.Trouble _ -> Tone.BAD;
    };
  }

  /// What a mark is drawn on.
  static Tone behind(LogMark mark) {
    Tone tone = tone(mark);
    return tone == Tone.INFO ? Tone.MARK : tone == Tone.BAD ? Tone.TROUBLE : Tone.GAP;
  }

  private void background(GraphicsContext g, LogLine line, Look look) {
    LogMark mark = line.mark();
    if (mark != null) {
      g.setFill(palette.of(behind(mark)));
      g.fillRect(0, look.y, look.width, ROW);
    }
    if (look.chosen) {
      g.setFill(palette.of(Tone.CHOSEN));
      g.fillRect(0, look.y, look.width, ROW);
      g.setFill(palette.of(Tone.C1));
      g.fillRect(0, look.y, 3, ROW);
    } else if (line.level() == LogLevel.ERROR || line.level() == LogLevel.FATAL || line.level() == LogLevel.WARN) {
      g.setFill(palette.of(line.level()));
      g.fillRect(0, look.y + 1, 2, ROW - 2);
    }
  }

  /// The time and the name of the source, over what is shifted to the left.
  private void margin(GraphicsContext g, LogLine line, Look look) {
    if (look.shift > 0 && textX(look.times) > PAD) {
      g.setFill(palette.of(look.chosen ? Tone.CHOSEN : Tone.CANVAS));
      g.fillRect(look.chosen ? 3 : 2, look.y, textX(look.times) - 4, ROW);
    }
    if (look.from != 0 || line.continued()) {
      return;
    }
    if (look.marked) {
      g.setFill(palette.of(Tone.C1));
      g.fillOval(3, look.y + ROW / 2 - 4, 8, 8);
    }
    g.setFont(font);
    if (look.times != TimeForm.OFF && line.millis() != LogLine.NO_TIME) {
      g.setFill(palette.of(Tone.FAINT));
      g.fillText(look.times.words(line.millis(), clock.millis()), PAD, look.y + ROW / 2);
    }
    SourceNames.Look source = names.looks().get(line.source());
    if (source != null && names.width() > 0) {
      g.setFill(palette.ofSource(source.contextTone()));
      g.fillText(source.context(), nameX(look.times), look.y + ROW / 2);
      g.setFill(palette.ofSource(source.tone()));
      g.fillText(source.name(), nameX(look.times) + source.shift() * cell, look.y + ROW / 2);
    }
  }

  /// The names of the columns, over the first line.
  void header(GraphicsContext g, String names, double x, double width) {
    g.setFill(palette.of(Tone.CANVAS));
    g.fillRect(0, 0, width, ROW + 4);
    g.setFont(bold);
    g.setFill(palette.of(Tone.MUTED));
    g.setTextBaseline(VPos.CENTER);
    g.fillText(names, x, 4 + ROW / 2);
  }

  /// How many lines are folded behind one.
  String folded(int lines) {
    return texts.get("logs.folded", lines);
  }

  /// Draws that lines belong to one: an arrow before it, and behind it how many are folded.
  ///
  /// @param end where its text ends
  /// @return where the number begins, or the arrow when there is no number
  double fold(GraphicsContext g, int lines, boolean open, double end, double y, double width) {
    double middle = y + ROW / 2;
    g.setFill(palette.of(Tone.MUTED));
    if (open) {
      g.fillPolygon(new double[] {4, 11, 7.5}, new double[] {middle - 2, middle - 2, middle + 3}, 3);
      return width;
    }
    g.fillPolygon(new double[] {5, 5, 10}, new double[] {middle - 3.5, middle + 3.5, middle}, 3);
    String words = folded(lines);
    double wide = x(words, words.length()) + 12;
    double from = Math.min(end + cell, width - wide - 8);
    g.setFill(palette.of(Tone.CANVAS));
    g.fillRect(from - 4, y, width - from + 4, ROW);
    g.setFill(palette.of(Tone.BADGE));
    g.fillRoundRect(from, y + 2, wide, ROW - 4, 6, 6);
    g.setFill(palette.of(Tone.MUTED));
    g.setFont(font);
    g.fillText(words, from + 6, middle);
    return from;
  }

  /// Draws words that lead somewhere.
  void link(GraphicsContext g, String words, double x, double y) {
    g.setFont(font);
    g.setFill(palette.of(Tone.C1));
    g.setTextBaseline(VPos.CENTER);
    g.fillText(words, x, y + ROW / 2);
    g.fillRect(x, y + ROW - 4, x(words, words.length()), 1);
  }

  /// The word that says the level in its colour, the rest plain.
  private void byLevel(GraphicsContext g, LogLine line, String text, double x, Look look) {
    Paint plain = palette.of(line.level() == LogLevel.DEBUG || line.level() == LogLevel.TRACE ? Tone.MUTED : Tone.TEXT);
    Matcher level = LEVEL.matcher(text).region(0, Math.min(text.length(), LEVEL_LOOK));
    if (line.level() != LogLevel.UNKNOWN && level.find()) {
      draw(g, text, 0, level.start(), x, look, plain, false);
      draw(g, text, level.start(), level.end(), x, look, palette.of(line.level()), line.level().compareTo(LogLevel.WARN) >= 0);
      draw(g, text, level.end(), text.length(), x, look, plain, false);
    } else {
      draw(g, text, 0, text.length(), x, look, plain, false);
    }
  }

  private void bySpans(GraphicsContext g, List<LogLine.Span> spans, String text, double x, Look look) {
    int at = 0;
    Paint plain = palette.of(Tone.TEXT);
    for (LogLine.Span span : spans) {
      draw(g, text, at, span.from(), x, look, plain, false);
      LogLine.Style style = span.style();
      int background = style.inverse() ? style.foreground() : style.background();
      if (background >= 0) {
        mark(g, text, span.from(), span.to(), x, look, palette.of(background, plain));
      }
      Paint none = palette.of(style.dim() ? Tone.MUTED : style.inverse() ? Tone.CANVAS : Tone.TEXT);
      Paint paint = palette.of(style.inverse() ? style.background() : style.foreground(), none);
      draw(g, text, span.from(), span.to(), x, look, paint, style.bold());
      at = span.to();
    }
    draw(g, text, at, text.length(), x, look, plain, false);
  }

  private void draw(GraphicsContext g, String text, int from, int to, double x, Look look, Paint paint, boolean strong) {
    int begin = Math.max(from, look.from);
    int end = Math.min(Math.min(to, look.to), text.length());
    if (begin < end) {
      g.setFont(strong ? bold : font);
      g.setFill(paint);
      g.fillText(text.substring(begin, end), x + x(text, begin) - x(text, look.from), look.y + ROW / 2);
    }
  }

  private void mark(GraphicsContext g, String text, int from, int to, double x, Look look, Paint paint) {
    int begin = Math.max(from, look.from);
    int end = Math.min(to, look.to);
    if (begin < end) {
      double left = x + x(text, begin) - x(text, look.from);
      double more = end > text.length() ? cell : 0;
      g.setFill(paint);
      g.fillRect(left, look.y, x(text, end) - x(text, begin) + more, ROW);
    }
  }
}
