// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.connection;

import dev.pilothouse.ui.text.CertificateText;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A certificate: whose, by whom, how long it holds, for which names, and what is wrong with it.
final class CertificateCard extends VBox {
  static final double WIDTH = 336;
  private static final double INSIDE = WIDTH - 26;

  CertificateCard(CertificateText words) {
    getStyleClass().add("certificate");
    if (!words.good()) {
      getStyleClass().add("bad");
    }
    Label verdict = label((words.good() ? "● " : "✕ ") + words.verdict(), words.good() ? "health-good" : "health-bad");
    verdict.setMinWidth(Region.USE_PREF_SIZE);
    Label subject = label(words.facts().subject(), "certificate-subject");
    getChildren().setAll(
        new HBox(label(words.role(), "certificate-role"), grow(), verdict), subject, label(words.about(), "text-muted"), bar(words),
        new HBox(
            whole(label(words.from(), "text-faint")), grow(), whole(label(words.left(), "text-muted")), grow(),
            whole(label(words.until(), "text-faint"))));
    if (!words.names().isEmpty()) {
      Label names = label(words.names(), "text-muted");
      names.setTooltip(new Tooltip(words.names()));
      getChildren().add(names);
    }
    subject.setTooltip(new Tooltip(words.facts().subject() + " ← " + words.facts().issuer()));
    setMinWidth(WIDTH);
    setMaxWidth(WIDTH);
    setAccessibleText(words.role() + ", " + words.facts().subject() + ", " + words.verdict() + ", " + words.left());
  }

  private static Pane bar(CertificateText words) {
    Region track = new Region();
    track.getStyleClass().add("certificate-track");
    track.setPrefSize(INSIDE, 4);
    Region gone = new Region();
    gone.getStyleClass().add("certificate-gone");
    gone.setPrefSize(Math.max(2, INSIDE * words.gone()), 4);
    Region now = new Region();
    now.getStyleClass().add("certificate-now");
    now.setPrefSize(2, 10);
    now.setLayoutX(Math.min(INSIDE - 2, INSIDE * words.gone()));
    now.setLayoutY(-3);
    Pane bar = new Pane(track, gone, now);
    bar.setMinHeight(6);
    bar.setMaxHeight(6);
    return bar;
  }

  private static Region grow() {
    Region grow = new Region();
    HBox.setHgrow(grow, Priority.ALWAYS);
    return grow;
  }

  private static Label whole(Label label) {
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static Label label(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    return label;
  }
}
