// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.table;

import dev.pilothouse.core.kind.Column;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.Status;
import dev.pilothouse.ui.control.HealthGlyph;
import dev.pilothouse.ui.control.Load;
import dev.pilothouse.ui.control.Share;
import dev.pilothouse.ui.control.ShareBar;
import dev.pilothouse.ui.control.Sparkline;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Amounts;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// One cell. Reads its value again at each tick of the table and touches the scene only when it is another one.
final class ObjectCell<T> extends TableCell<T, T> {
  private static final List<String> TONES =
      List.of("muted", "bad", "warning", "health-good", "health-progressing", "health-warning", "health-bad", "health-neutral");

  private final ObjectTable<T> table;
  private final TableColumnSpec<T> spec;
  private final Texts texts;
  // Held strongly here and weakly by the table, so that a cell that is dropped is collected.
  private final InvalidationListener onTick = tick -> refresh();
  private @Nullable Object shown;
  private String tone = "";
  private @Nullable HealthGlyph glyph;
  private @Nullable Sparkline spark;
  private @Nullable TreeLabelNode tree;
  private @Nullable ShareBar bar;

  ObjectCell(ObjectTable<T> table, TableColumnSpec<T> spec, Texts texts) {
    this.table = table;
    this.spec = spec;
    this.texts = texts;
    setTextOverrun(spec.type() == Column.Type.MONO ? OverrunStyle.CENTER_ELLIPSIS : OverrunStyle.ELLIPSIS);
    getStyleClass().add("column-" + spec.id());
    switch (spec.type()) {
      case MONO -> getStyleClass().add(spec.id().equals("name") ? "name" : "mono");
      case NUMBER, READY -> getStyleClass().add("numeric");
      case AGE -> {
        getStyleClass().addAll("numeric", "age");
        addEventHandler(MouseEvent.MOUSE_ENTERED, entered -> exactTime());
      }
      case CPU, MEMORY -> getStyleClass().addAll("numeric", spec.type() == Column.Type.CPU ? "cpu" : "memory");
      case TEXT, STATUS -> {}
    }
    table.ticks().addListener(new WeakInvalidationListener(onTick));
    if (spec.type() == Column.Type.AGE || spec.type() == Column.Type.STATUS) {
      table.seconds().addListener(new WeakInvalidationListener(onTick));
    }
  }

  @Override
  protected void updateItem(@Nullable T item, boolean empty) {
    super.updateItem(item, empty);
    refresh();
  }

  private void refresh() {
    int index = getIndex();
    Object value =
        isEmpty() || index < 0 || index >= table.getItems().size() ? null : spec.value().apply(table.getItems().get(index));
    if (value instanceof Long then && spec.type() == Column.Type.AGE) {
      value = new Age(then, Ages.between(then, table.now()));
    }
    if (!Objects.equals(value, shown)) {
      shown = value;
      show(value);
    }
  }

  private void show(@Nullable Object value) {
    switch (value) {
      case null -> words("", "");
      case Status status -> showStatus(status);
      case Load load -> showLoad(load);
      case Share share -> showShare(share);
      case TreeLabel label -> showTree(label);
      case Age age -> words(age.words, "");
      case ReadyCount ready -> words(ready.words(), ready.tone());
      case Message message -> words(texts.get(message), "");
      case Number number -> showNumber(number);
      case Object other -> showText(other.toString());
    }
  }

  /// Made when somebody looks: most cells are never pointed at, and scrolling changes them all.
  private void exactTime() {
    setTooltip(shown instanceof Age age && age.then != 0 ? new Tooltip(Ages.exact(age.then)) : null);
  }

  private void showText(String text) {
    words(text, spec.type() == Column.Type.READY ? new ReadyCount(text, Health.BAD).tone() : "");
  }

  private void showNumber(Number number) {
    String text = number instanceof Long || number instanceof Integer ? number.toString() : Amounts.cores(number.doubleValue());
    String colour = spec.id().equals("restarts") ? number.longValue() > 0 ? "warning" : "muted" : "";
    words(text, colour);
  }

  private void showStatus(Status status) {
    if (glyph == null) {
      glyph = new HealthGlyph();
    }
    glyph.health(status.health());
    setGraphic(glyph);
    words(texts.get(status.words()), HealthGlyph.styleOf(status.health()));
  }

  private void showLoad(Load load) {
    if (spark == null) {
      spark = new Sparkline();
      setContentDisplay(ContentDisplay.LEFT);
    }
    spark.show(load.history());
    setGraphic(load.known() ? spark : null);
    if (!load.known()) {
      words("–", "muted");
    } else {
      words(spec.type() == Column.Type.CPU ? Amounts.cores(load.value()) : Amounts.bytes(load.value()), "");
    }
  }

  private void showShare(Share share) {
    if (bar == null) {
      bar = new ShareBar();
      setContentDisplay(ContentDisplay.LEFT);
    }
    bar.show(share);
    setGraphic(bar);
    words(share.words(), "");
  }

  private void showTree(TreeLabel label) {
    if (tree == null) {
      tree = new TreeLabelNode(() -> table.toggle(getIndex()));
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }
    tree.show(label);
    setGraphic(tree);
    setAccessibleText(label.name() + " " + label.kind());
  }

  private void words(String text, String nextTone) {
    setText(text);
    if (text.isEmpty()) {
      setGraphic(null);
    }
    if (!tone.equals(nextTone)) {
      getStyleClass().removeAll(TONES);
      if (!nextTone.isEmpty()) {
        getStyleClass().add(nextTone);
      }
      tone = nextTone;
    }
  }

  private record Age(long then, String words) {}
}
