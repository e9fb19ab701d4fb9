// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.logs.LineSet;
import dev.pilothouse.core.logs.LogFilter;
import dev.pilothouse.core.logs.LogLink;
import dev.pilothouse.core.logs.LogQuery;
import dev.pilothouse.ui.control.FilterField;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.PatternSyntaxException;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is searched for in a log, as a text or as a pattern, whether only such lines are shown, and what is left out. A wrong
/// pattern is told in place, and the last good one stays. FX thread.
final class LogSearchBar extends HBox implements Subscription {
  private final Texts texts;
  private final LogFinder finder;
  private final LogCanvas canvas;
  private final Consumer<UnaryOperator<LogFilter>> change;
  private final FilterField search = new FilterField();
  private final FilterField exclude = new FilterField();
  private final ToggleButton pattern = new ToggleButton(".*");
  private final ToggleButton only = new ToggleButton("", new FontIcon(Feather.FILTER));
  private final Button around = new Button();
  private final Consumer<Integer> aroundChanged;
  private final Label matches = new Label();
  private int lines;
  private boolean gaveUp;
  private @Nullable LogQuery query;

  LogSearchBar(UiServices services, LogsViewModel model, LogCanvas canvas) {
    this.texts = services.texts();
    this.canvas = canvas;
    finder = new LogFinder(model.buffer(), services.background(), services.fx(), this::found, this::more);
    change = model::filter;
    aroundChanged = wanted -> model.rules(rules -> rules.around(wanted));
    setSpacing(6);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("log-search");
    search.setId("log-search");
    search.icon(Feather.SEARCH);
    search.prompt(texts.get("logs.search"));
    search.setMinWidth(100);
    exclude.setId("log-exclude");
    exclude.icon(Feather.MINUS_CIRCLE);
    exclude.prompt(texts.get("logs.exclude"));
    exclude.withoutKey();
    exclude.setMinWidth(80);
    matches.getStyleClass().add("log-matches");
    matches.setMinWidth(0);
    toggle(pattern, "log-pattern", "logs.pattern");
    toggle(only, "log-only", "logs.only");
    aroundButton();
    getChildren().setAll(
        search, pattern, only, around, step(Feather.CHEVRON_UP, "logs.previousMatch", this::previous),
        step(Feather.CHEVRON_DOWN, "logs.nextMatch", this::next), matches, exclude);
    search.textProperty().addListener((text, before, now) -> searched());
    pattern.selectedProperty().addListener((selected, before, now) -> {
      searched();
      excluded();
    });
    only.selectedProperty().addListener((selected, before, now) -> include());
    exclude.textProperty().addListener((text, before, now) -> excluded());
    search.field().addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  private void toggle(ToggleButton button, String id, String words) {
    button.setId(id);
    button.getStyleClass().addAll("chip", "log-toggle");
    button.setTooltip(new Tooltip(texts.get(words)));
    button.setAccessibleText(texts.get(words));
    button.setMinWidth(USE_PREF_SIZE);
  }

  private Button step(Feather icon, String words, Runnable action) {
    Button button = new Button("", new FontIcon(icon));
    button.getStyleClass().addAll("ghost", "icon-only");
    button.setAccessibleText(texts.get(words));
    button.setTooltip(new Tooltip(texts.get(words)));
    button.setOnAction(event -> action.run());
    return button;
  }

  /// Searches what a link says, and as it says.
  void show(LogLink link) {
    pattern.setSelected(link.pattern());
    only.setSelected(link.only());
    search.textProperty().set(link.query());
    exclude.textProperty().set(link.exclude());
    if (link.around() != lines) {
      around(link.around());
    }
  }

  /// A link with what is searched now.
  LogLink in(LogLink link) {
    return new LogLink(
        link.sources(), link.previous(), link.containers(), link.since(), search.textProperty().get(), pattern.isSelected(),
        only.isSelected(), lines, exclude.textProperty().get(), link.where(), link.hidden(), link.look());
  }

  void focusField() {
    search.focusField();
  }

  /// Whether there was anything to give up.
  boolean clear() {
    boolean any = !search.textProperty().get().isEmpty();
    search.textProperty().set("");
    return any;
  }

  /// Lines came.
  void more() {
    finder.more();
  }

  private void found(LogFinder.Found found) {
    canvas.query(found.query(), found.line(), found.lines());
    matches.setText(found.query() == null ? "" : texts.get("logs.matches", found.count()));
  }

  private void more(LineSet found) {
    canvas.hits().more(found);
    matches.setText(query == null ? "" : texts.get("logs.matches", found.size()));
  }

  @Override
  public void close() {
    finder.close();
  }

  /// Says when a pattern takes too long and is not used any more.
  void gaveUp(boolean now) {
    if (now && !gaveUp) {
      FilterField slow = only.isSelected() && query != null ? search : exclude;
      slow.wrong(texts.get("logs.gaveUp"));
    }
    gaveUp = now;
  }

  private void aroundButton() {
    around.setId("log-around");
    around.getStyleClass().addAll("chip");
    around.setTooltip(new Tooltip(texts.get("logs.around")));
    around.setMinWidth(USE_PREF_SIZE);
    around.visibleProperty().bind(only.selectedProperty());
    around.managedProperty().bind(only.selectedProperty());
    around.setOnAction(event -> around(lines == 0 ? 2 : lines == 2 ? 5 : 0));
    around(0);
  }

  private void around(int wanted) {
    lines = wanted;
    around.setText("±" + wanted);
    around.setAccessibleText(texts.get("logs.around.now", wanted));
    aroundChanged.accept(wanted);
  }

  private void previous() {
    finder.previous(canvas.hit());
  }

  private void next() {
    finder.next(canvas.hit());
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      if (event.isShiftDown()) {
        next();
      } else {
        previous();
      }
      event.consume();
    } else if (event.getCode() == KeyCode.DOWN) {
      canvas.requestFocus();
      event.consume();
    }
  }

  private void searched() {
    try {
      query = query(search);
      finder.search(query);
      include();
    } catch (PatternSyntaxException wrong) {
      search.wrong(texts.get("logs.wrongPattern", wrong.getDescription(), wrong.getIndex() + 1));
    }
  }

  private void include() {
    LogQuery wanted = only.isSelected() ? query : null;
    change.accept(filter -> filter.including(wanted));
  }

  private void excluded() {
    try {
      LogQuery unwanted = query(exclude);
      change.accept(filter -> filter.excluding(unwanted));
    } catch (PatternSyntaxException wrong) {
      exclude.wrong(texts.get("logs.wrongPattern", wrong.getDescription(), wrong.getIndex() + 1));
    }
  }

  private @Nullable LogQuery query(FilterField field) {
    String text = field.textProperty().get();
    LogQuery read = text.isEmpty() ? null : pattern.isSelected() ? LogQuery.regex(text, false) : LogQuery.literal(text, false);
    field.wrong("");
    return read;
  }
}
