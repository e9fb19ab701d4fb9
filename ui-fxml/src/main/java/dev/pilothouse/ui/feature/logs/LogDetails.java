// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.FieldCondition;
import dev.pilothouse.core.logs.LineDetails;
import dev.pilothouse.core.logs.LogFields.Field;
import dev.pilothouse.core.logs.LogLine;
import dev.pilothouse.core.logs.LogMark;
import dev.pilothouse.core.logs.SecretMask;
import dev.pilothouse.core.tail.LogStream;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One line with its fields, each of which can be made a condition or a column, and the whole of its text. FX thread.
final class LogDetails extends ScrollPane {
  private static final int TEXT_ROWS = 24;
  private static final int TEXT_COLUMNS = 40;
  private final UiServices services;
  private final Texts texts;
  private final RequestTimeline request;
  private final Acts acts;
  private final VBox content = new VBox();

  /// What can be done with a line.
  ///
  /// @param only takes what the shown lines must have, and nothing else
  /// @param masked whether what looks like a secret is masked in what is copied
  record Acts(
      Consumer<FieldCondition> with, Consumer<FieldCondition> only, Consumer<String> column, BooleanSupplier masked,
      BiConsumer<LineLinks.Way, LogStream> way, Runnable close) {}

  /// @param request the other lines of the request that the line tells of
  LogDetails(UiServices services, RequestTimeline request, Acts acts) {
    this.request = request;
    this.services = services;
    this.texts = services.texts();
    this.acts = acts;
    setId("log-details");
    getStyleClass().add("log-details");
    content.getStyleClass().add("log-details-content");
    setContent(content);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setMinWidth(220);
    setAccessibleText(texts.get("logs.details"));
  }

  /// @param line null when it is no longer kept
  /// @param stream that the line came by; null when nobody knows
  /// @param words what a mark says
  void show(@Nullable LineDetails line, @Nullable LogStream stream, String words) {
    content.getChildren().clear();
    if (line == null) {
      content.getChildren().add(head(texts.get("logs.details.gone")));
      return;
    }
    Label when = label(when(line.line(), line.place()), "log-details-when");
    content.getChildren().addAll(head(words.isEmpty() ? message(line) : words), when);
    if (words.isEmpty()) {
      content.getChildren().add(buttons(line));
    }
    if (stream != null) {
      if (line.line().mark() instanceof LogMark.Restart) {
        content.getChildren().add(before(stream));
      }
      content.getChildren().add(origin(stream));
    }
    if (!line.fields().isEmpty()) {
      content.getChildren().add(label(texts.get("logs.details.fields"), "section-title"));
      line.fields().forEach(field -> content.getChildren().add(row(field)));
    }
    if (words.isEmpty()) {
      content.getChildren().addAll(request, label(texts.get("logs.details.text"), "section-title"), whole(line));
      if (!line.hex().isEmpty()) {
        content.getChildren().addAll(label(texts.get("logs.details.bytes"), "section-title"), bytes(line.hex()));
      }
    }
    setVvalue(0);
  }

  private static String message(LineDetails line) {
    return line.fields().stream()
        .filter(field -> field.key().equals("msg") || field.key().equals("message"))
        .map(Field::value)
        .findFirst()
        .orElse(line.text().strip());
  }

  private String when(LogLine line, long place) {
    String number = texts.get("logs.details.line", place);
    return line.millis() == LogLine.NO_TIME
        ? number
        : Instant.ofEpochMilli(line.millis()) + " · "
            + texts.get("logs.ago", Ages.of(Math.max(0, (services.clock().millis() - line.millis()) / 1_000))) + " · " + number;
  }

  private HBox head(String title) {
    Label name = label(title, "log-details-title");
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    HBox head = new HBox(name, button(Feather.X, "logs.details.close", "log-details-close", acts.close));
    head.getStyleClass().add("log-details-head");
    return head;
  }

  private static Label label(String words, String style) {
    Label label = new Label(words);
    label.getStyleClass().add(style);
    label.setMinWidth(0);
    return label;
  }

  private Button button(Feather icon, String words, String id, Runnable action) {
    Button button = new Button("", new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().addAll("ghost", "icon-only");
    button.setMinWidth(USE_PREF_SIZE);
    button.setAccessibleText(texts.get(words));
    button.setTooltip(new Tooltip(texts.get(words)));
    button.setOnAction(event -> action.run());
    return button;
  }

  private Node buttons(LineDetails line) {
    FlowPane buttons = new FlowPane(6, 6);
    Field identifier = line.identifier();
    if (identifier != null) {
      Button only = new Button(texts.get("logs.details.only", identifier.key()), new FontIcon(Feather.FILTER));
      only.setId("log-only-request");
      only.setMnemonicParsing(false);
      only.setOnAction(event -> acts.only.accept(DetailsPlace.condition(identifier)));
      buttons.getChildren().add(only);
    }
    Button copy = new Button(texts.get("logs.details.copy"), new FontIcon(Feather.COPY));
    copy.setId("log-details-copy");
    copy.setOnAction(event -> LogClipboard.put(acts.masked.getAsBoolean() ? SecretMask.mask(line.pretty()) : line.pretty()));
    buttons.getChildren().add(copy);
    return buttons;
  }

  private Hyperlink before(LogStream stream) {
    Hyperlink before = new Hyperlink(texts.get("logs.mark.before"));
    before.setId("log-details-before");
    before.setOnAction(event -> acts.way.accept(LineLinks.Way.BEFORE, stream));
    return before;
  }

  private Node origin(LogStream stream) {
    Hyperlink pod = new Hyperlink(stream.pod().name());
    pod.setId("log-details-pod");
    pod.setOnAction(event -> acts.way.accept(LineLinks.Way.POD, stream));
    VBox origin =
        new VBox(
            pair(texts.get("logs.details.pod"), pod),
            pair(texts.get("logs.details.container"), label(stream.container(), "log-details-value")),
            pair(texts.get("logs.details.context"), label(where(stream), "log-details-value")));
    origin.getStyleClass().add("log-details-origin");
    return origin;
  }

  private static String where(LogStream stream) {
    return stream.session().context().name() + " / " + stream.pod().namespace();
  }

  private static HBox pair(String name, Node value) {
    Label key = label(name, "log-details-key");
    HBox pair = new HBox(key, value);
    pair.setAlignment(Pos.CENTER_LEFT);
    return pair;
  }

  private HBox row(Field field) {
    Label value = label(field.value(), "log-details-value");
    value.setTooltip(new Tooltip(field.value()));
    value.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(value, Priority.ALWAYS);
    HBox row = pair(field.key(), value);
    row.getStyleClass().add("log-field");
    row.getChildren().addAll(
        button(Feather.PLUS, "logs.field.include", "include-" + field.key(),
            () -> acts.with.accept(new FieldCondition(field.key(), field.value(), false))),
        button(Feather.MINUS, "logs.field.exclude", "exclude-" + field.key(),
            () -> acts.with.accept(new FieldCondition(field.key(), field.value(), true))),
        button(Feather.COLUMNS, "logs.field.column", "column-" + field.key(), () -> acts.column.accept(field.key())),
        button(Feather.COPY, "logs.field.copy", "copy-" + field.key(), () -> copy(field)));
    return row;
  }

  /// A value alone does not say that it is a secret: its name does.
  private void copy(Field field) {
    LogClipboard.put(acts.masked.getAsBoolean() ? SecretMask.value(field.key(), field.value()) : field.value());
  }

  private TextArea bytes(String hex) {
    TextArea text = new TextArea(hex);
    text.setId("log-details-bytes");
    text.setEditable(false);
    text.getStyleClass().add("log-bytes");
    text.setPrefRowCount(Math.clamp(hex.lines().count() + 1, 3, TEXT_ROWS));
    text.setAccessibleText(texts.get("logs.details.bytes"));
    return text;
  }

  private TextArea whole(LineDetails line) {
    TextArea text = new MaskedArea(line.pretty(), acts.masked);
    text.setId("log-details-text");
    text.setEditable(false);
    text.setWrapText(true);
    long rows = line.pretty().lines().limit(TEXT_ROWS).mapToLong(one -> 1 + one.length() / TEXT_COLUMNS).sum();
    text.setPrefRowCount(Math.clamp(rows + 1, 3, TEXT_ROWS));
    text.setAccessibleText(texts.get("logs.details.text"));
    return text;
  }
}
