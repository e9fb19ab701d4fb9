// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.yaml.merge.ObjectPatch.Change;
import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// The strip over a text that says what happened to its object meanwhile, with what can be done about it. FX thread.
final class NoticeBar extends HBox {
  private final Texts texts;
  private final InstantSource clock;
  private final String name;

  NoticeBar(Texts texts, InstantSource clock, String name) {
    this.texts = texts;
    this.clock = clock;
    this.name = name;
    setId("editor-notice");
    setAlignment(Pos.CENTER_LEFT);
    show(new Notice.None(), List.of());
  }

  /// What can be done: a button.
  ///
  /// @param id of its words, `editor.notice.ID`
  record Choice(String id, Runnable run) {}

  void show(Notice notice, List<Choice> choices) {
    boolean there = !(notice instanceof Notice.None);
    setVisible(there);
    setManaged(there);
    getStyleClass().setAll("notice-bar", notice instanceof Notice.Gone || notice instanceof Notice.Recreated ? "bad" : "info");
    Label words = new Label(words(notice));
    words.setMinWidth(0);
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    Region grow = new Region();
    HBox.setHgrow(grow, Priority.ALWAYS);
    List<Node> parts = new ArrayList<>(List.of(Icons.of(icon(notice)), words, grow));
    for (Choice choice : choices) {
      Button button = new Button(texts.get("editor.notice." + choice.id()));
      button.setId("notice-" + choice.id());
      button.getStyleClass().add("small");
      button.setMinWidth(USE_PREF_SIZE);
      button.setOnAction(event -> choice.run().run());
      parts.add(button);
    }
    getChildren().setAll(parts);
  }

  private static Feather icon(Notice notice) {
    return switch (notice) {
      case Notice.Changed _ -> Feather.GIT_MERGE;
      case Notice.Gone _, Notice.Recreated _ -> Feather.ALERT_TRIANGLE;
      case Notice.Restored _, Notice.FileChanged _, Notice.LineEnds _, Notice.None _ -> Feather.ROTATE_CCW;
    };
  }

  private String words(Notice notice) {
    return switch (notice) {
      case Notice.None _ -> "";
      case Notice.Gone _ -> texts.get("editor.notice.gone", name);
      case Notice.Recreated _ -> texts.get("editor.notice.recreated", name);
      case Notice.Restored restored -> texts.get("editor.notice.restored", restored.at());
      case Notice.LineEnds _ -> texts.get("editor.notice.lineEnds", name);
      case Notice.FileChanged _ -> texts.get("editor.notice.file", name);
      case Notice.Changed changed -> changed(changed);
    };
  }

  private String changed(Notice.Changed notice) {
    Change first = notice.changes().getFirst();
    boolean single = !first.before().isContainerNode() && !first.after().isContainerNode() && !first.path().contains("data");
    String values = single ? " " + value(first.before().asText()) + " → " + value(first.after().asText()) : "";
    String field = first.field() + values;
    String who = notice.by().isEmpty() ? texts.get("editor.notice.somebody") : notice.by();
    String more = notice.changes().size() == 1 ? field : texts.get("editor.notice.more", field, notice.changes().size() - 1);
    return texts.get("editor.notice.changed", name, age(notice.time()), who, more);
  }

  private static String value(String text) {
    return text.isEmpty() ? "–" : text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  private String age(String time) {
    try {
      long now = clock.instant().getEpochSecond();
      return time.isEmpty() ? "" : texts.get("editor.notice.ago", Ages.between(Instant.parse(time).getEpochSecond(), now));
    } catch (DateTimeParseException e) {
      return "";
    }
  }
}
