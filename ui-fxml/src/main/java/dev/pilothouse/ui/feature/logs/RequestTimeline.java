// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.RequestLines;
import dev.pilothouse.core.logs.RequestLines.Step;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The lines of one request, one below the other: when each was written, of which pod, and as a bar how long it was until the next
/// line of the same pod. A line is gone to with a click, or with Enter; the arrows go from one to the next. FX thread.
final class RequestTimeline extends VBox {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
  private static final PseudoClass NOT_SHOWN = PseudoClass.getPseudoClass("not-shown");
  private final Texts texts;
  private final LongConsumer go;
  private final List<Row> rows = new ArrayList<>();

  /// How a source is called, and the number of its colour.
  record Who(String pod, String name, int tone) {}

  /// @param go takes the number of a line to go to
  RequestTimeline(Texts texts, LongConsumer go) {
    this.texts = texts;
    this.go = go;
    setId("log-request");
    getStyleClass().add("request");
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  void clear() {
    rows.clear();
    getChildren().clear();
  }

  /// @param key what the id is called
  /// @param shown which lines are shown in the log
  void show(String key, RequestLines found, IntFunction<Who> who, LongPredicate shown, long chosen) {
    int focused = focused();
    clear();
    if (found.steps().isEmpty()) {
      return;
    }
    Label title = new Label(texts.get("logs.request", key));
    title.getStyleClass().add("section-title");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    long pods = found.sources().stream().map(source -> who.apply(source).pod()).distinct().count();
    String sum = texts.get("logs.request.sum", found.lines(), pods, span(found.last() - found.first()));
    Label all = new Label(sum);
    all.setId("log-request-sum");
    all.getStyleClass().add("request-sum");
    all.setMinWidth(USE_PREF_SIZE);
    getChildren().add(new HBox(title, all));
    if (found.lines() == 1) {
      all.setText(texts.get("logs.request.alone"));
      return;
    }
    for (Step step : found.steps()) {
      Row row = new Row(step, found, who.apply(step.source()));
      row.pseudoClassStateChanged(CHOSEN, step.line() == chosen);
      row.pseudoClassStateChanged(NOT_SHOWN, !shown.test(step.line()));
      row.say(!shown.test(step.line()));
      rows.add(row);
      getChildren().add(row);
    }
    if (found.lines() > found.steps().size()) {
      Label more = new Label(texts.get("logs.request.first", found.steps().size()));
      more.getStyleClass().add("request-sum");
      getChildren().add(more);
    }
    if (focused >= 0) {
      rows.get(Math.min(focused, rows.size() - 1)).requestFocus();
    }
  }

  private int focused() {
    for (int at = 0; at < rows.size(); at++) {
      if (rows.get(at).isFocused()) {
        return at;
      }
    }
    return -1;
  }

  private void key(KeyEvent event) {
    int by = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
    int at = focused();
    if (by != 0 && at >= 0) {
      rows.get(Math.clamp((long) at + by, 0, rows.size() - 1)).requestFocus();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && at >= 0) {
      rows.get(at).fire();
      event.consume();
    }
  }

  /// A time between two lines, with its unit.
  static String span(long millis) {
    if (millis < 1_000) {
      return millis + " ms";
    }
    return millis < 60_000 ? String.format(Locale.ROOT, "%.2f s", millis / 1_000.0) : Ages.of(millis / 1_000);
  }

  /// One line.
  private final class Row extends Button {
    private final String words;

    private Row(Step step, RequestLines all, Who who) {
      getStyleClass().setAll("request-row");
      Label offset = label("+" + span(step.millis() - all.first()), "request-offset");
      Label name = label(who.name(), "request-name");
      name.getStyleClass().add("log-tone-c" + who.tone());
      double whole = Math.max(1, all.last() - all.first());
      Bar bar = new Bar((step.millis() - all.first()) / whole, Math.max(0, step.took()) / whole, who.tone());
      HBox.setHgrow(bar, Priority.ALWAYS);
      String end = step.took() < 0 ? step.status() : span(step.took());
      Label took = label(step.failed() ? "✕ " + step.status() : end, "request-took");
      pseudoClassStateChanged(FAILED, step.failed());
      HBox row = new HBox(6, offset, name, bar, took);
      row.setAlignment(Pos.CENTER_LEFT);
      row.setMouseTransparent(true);
      row.prefWidthProperty().bind(widthProperty().subtract(8));
      setGraphic(row);
      setMaxWidth(Double.MAX_VALUE);
      setMinWidth(0);
      setPrefWidth(0);
      setOnAction(event -> go.accept(step.line()));
      String next = step.took() < 0 ? texts.get("logs.request.last") : texts.get("logs.request.next", span(step.took()));
      words = offset.getText() + "  " + who.pod() + "\n" + step.text() + "\n" + next;
    }

    private void say(boolean hidden) {
      String all = hidden ? words + "\n" + texts.get("logs.request.hidden") : words;
      setTooltip(new Tooltip(all));
      setAccessibleText(all.replace('\n', ' '));
    }
  }

  private static Label label(String words, String style) {
    Label label = new Label(words);
    label.getStyleClass().add(style);
    return label;
  }

  /// A part of the whole time; a line that nothing follows is as wide as its mark.
  private static final class Bar extends Region {
    private static final double HEIGHT = 8;
    private static final double LEAST = 4;
    private final Region fill = new Region();
    private final double from;
    private final double share;

    private Bar(double from, double share, int tone) {
      this.from = from;
      this.share = share;
      fill.getStyleClass().addAll("request-bar", "tone-c" + tone);
      setMinSize(40, HEIGHT);
      setPrefHeight(HEIGHT);
      getChildren().setAll(fill);
    }

    @Override
    protected void layoutChildren() {
      double width = Math.max(LEAST, share * getWidth());
      fill.resizeRelocate(Math.min(from * getWidth(), getWidth() - width), (getHeight() - HEIGHT) / 2, width, HEIGHT);
    }
  }
}
