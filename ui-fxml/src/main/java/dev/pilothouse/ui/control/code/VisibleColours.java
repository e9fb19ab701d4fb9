// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import dev.pilothouse.ui.fx.FrameTicker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.IndexRange;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpan;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.richtext.model.TwoDimensional.Bias;

/// Colours the lines that are seen and a screenful around them, once a frame at most, and of these only the ones whose colours are
/// others now. FX thread.
final class VisibleColours {
  private static final int AROUND = 60;
  private final CodeArea area;
  private final List<Overlay> overlays = new ArrayList<>();
  private final OpenStates states;
  private final FrameTicker.Update update;

  VisibleColours(CodeArea area, FrameTicker frames) {
    this.area = area;
    states = new OpenStates(line -> area.getParagraph(line).getText());
    update = frames.update(this::seen);
    area.plainTextChanges()
        .subscribe(
            change -> {
              states.changed(area.offsetToPosition(change.getPosition(), Bias.Forward).getMajor());
              update.request();
            });
    area.viewportDirtyEvents().subscribe(event -> update.request());
  }

  void overlay(Overlay overlay) {
    overlays.add(overlay);
  }

  void request() {
    update.request();
  }

  /// At once: for a text that comes now, so that it is never seen without colours.
  void head() {
    colour(0, Math.min(area.getParagraphs().size(), 2 * AROUND) - 1);
  }

  void close() {
    update.close();
  }

  private void seen() {
    if (area.getVisibleParagraphs().isEmpty()) {
      return;
    }
    // Asking for the first may lay out anew, and then others are seen.
    int first = area.firstVisibleParToAllParIndex();
    int last = area.getVisibleParagraphs().isEmpty() ? first : area.lastVisibleParToAllParIndex();
    colour(Math.max(0, first - AROUND), Math.min(area.getParagraphs().size() - 1, Math.max(first, last) + AROUND));
  }

  /// Neighbours are coloured in one go: each go costs a change of the document.
  private void colour(int first, int last) {
    int state = states.before(first);
    StyleSpansBuilder<Collection<String>> run = new StyleSpansBuilder<>();
    int begun = -1;
    for (int line = first; line <= last; line++) {
      LineColours colours = new LineColours(area.getParagraph(line).getText());
      state = colours.read(state);
      states.after(line, state);
      StyleSpans<Collection<String>> spans = laidOver(line, colours.spans());
      boolean other = !area.isFolded(line) && !same(spans, area.getParagraph(line).getStyleSpans());
      if (other) {
        if (begun < 0) {
          begun = line;
        } else {
          run.add(List.of(), 1);
        }
        run.addAll(spans);
      }
      if (begun >= 0 && (!other || line == last)) {
        area.setStyleSpans(begun, 0, run.create());
        run = new StyleSpansBuilder<>();
        begun = -1;
      }
    }
  }

  private StyleSpans<Collection<String>> laidOver(int line, StyleSpans<Collection<String>> spans) {
    int from = area.getAbsolutePosition(line, 0);
    int length = area.getParagraphLength(line);
    List<StyleSpans<Collection<String>>> above = new ArrayList<>();
    for (Overlay overlay : overlays) {
      overlay.within(from, from + length, (range, style) -> above.add(only(range, style, from, length)));
    }
    StyleSpans<Collection<String>> all = spans;
    for (StyleSpans<Collection<String>> one : above) {
      all = all.overlay(one, VisibleColours::both);
    }
    return all;
  }

  private static StyleSpans<Collection<String>> only(IndexRange range, String style, int line, int length) {
    int from = Math.clamp(range.getStart() - line, 0, length);
    int to = Math.clamp(range.getEnd() - line, from, length);
    return new StyleSpansBuilder<Collection<String>>()
        .add(List.of(), from)
        .add(List.of(style), to - from)
        .add(List.of(), length - to)
        .create();
  }

  private static Collection<String> both(Collection<String> below, Collection<String> above) {
    return above.isEmpty() ? below : Stream.concat(below.stream(), above.stream()).toList();
  }

  private static boolean same(StyleSpans<Collection<String>> one, StyleSpans<Collection<String>> other) {
    return flat(one).equals(flat(other));
  }

  /// Without the seams between spans of one style, which edits leave behind.
  private static List<Object> flat(StyleSpans<Collection<String>> spans) {
    List<Object> flat = new ArrayList<>();
    int length = 0;
    List<String> style = List.of();
    for (StyleSpan<Collection<String>> span : spans) {
      if (span.getLength() > 0) {
        List<String> here = List.copyOf(span.getStyle());
        if (length > 0 && !here.equals(style)) {
          flat.add(style);
          flat.add(length);
          length = 0;
        }
        style = here;
        length += span.getLength();
      }
    }
    if (length > 0) {
      flat.add(style);
      flat.add(length);
    }
    return flat;
  }
}
