// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.rollout.RolloutRevision;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The revisions that are still known, newest first, each with its images, its age, who made it and why. FX thread.
final class RevisionList extends VBox {
  private final Texts texts;
  private final Consumer<RolloutRevision> diff;
  private final Consumer<RolloutRevision> undo;
  private List<Object> shown = List.of();
  private final List<Label> ages = new ArrayList<>();

  /// @param diff shows what a revision changed, against the newest one
  /// @param undo goes back to a revision
  RevisionList(Texts texts, Consumer<RolloutRevision> diff, Consumer<RolloutRevision> undo) {
    this.texts = texts;
    this.diff = diff;
    this.undo = undo;
    getStyleClass().add("revision-list");
  }

  void show(RolloutPicture.Shown picture, boolean mayUndo) {
    List<RolloutRevision> history = picture.history();
    List<Object> next =
        List.of(history.stream().map(RevisionList::seen).toList(), picture.progress().complete(), unmade(picture), mayUndo);
    if (!next.equals(shown)) {
      shown = next;
      ages.clear();
      List<VBox> rows = new ArrayList<>();
      for (int i = 0; i < history.size(); i++) {
        rows.add(row(picture, history, i, mayUndo));
      }
      getChildren().setAll(rows);
    }
    for (int i = 0; i < ages.size(); i++) {
      ages.get(i).setText(Ages.between(history.get(i).created(), picture.now()));
    }
  }

  /// Whether what is wanted has no revision yet, as while it is paused: the newest one is what still serves.
  private static boolean unmade(RolloutPicture.Shown picture) {
    return picture.progress().newest().number() == 0;
  }

  /// A revision as far as it is shown: not how many pods it has, which changes all the time.
  private static RolloutRevision seen(RolloutRevision one) {
    return new RolloutRevision(
        one.ref(), one.number(), one.hash(), one.images(), one.cause(), one.author(), one.restarted(), one.created(), one.made(),
        Math.min(1, one.pods()));
  }

  private VBox row(RolloutPicture.Shown picture, List<RolloutRevision> history, int index, boolean mayUndo) {
    RolloutRevision one = history.get(index);
    boolean newest = index == 0;
    Label number = new Label(Long.toString(one.number()));
    number.getStyleClass().add("revision-number");
    Label images = new Label(one.images().isEmpty() ? "–" : brief(one.images()));
    images.getStyleClass().addAll("mono", "revision-images");
    images.setMinWidth(0);
    images.setTooltip(new Tooltip(one.images()));
    Label when = when(one);
    HBox first = new HBox(6, number, images, space(), when);
    first.setAlignment(Pos.BASELINE_LEFT);
    Label cause = new Label(causeAndAuthor(history, index));
    cause.getStyleClass().add(one.cause().isEmpty() ? "revision-no-cause" : "revision-cause");
    cause.setMinWidth(0);
    cause.setTooltip(new Tooltip(cause.getText()));
    HBox second = new HBox(10, cause, space());
    second.getStyleClass().add("revision-second");
    second.setAlignment(Pos.BASELINE_LEFT);
    boolean goes = !picture.progress().complete() && !unmade(picture);
    if (newest) {
      String is = unmade(picture) ? "serves" : goes ? "out" : "now";
      Label now = new Label(texts.get("rollout.revision." + is));
      now.getStyleClass().add(goes ? "health-progressing" : "health-good");
      now.setMinWidth(Region.USE_PREF_SIZE);
      second.getChildren().add(now);
    } else {
      second.getChildren().add(link("rollout.revision.diff", "diff-" + one.number(), () -> diff.accept(one), true));
      second.getChildren().add(link("rollout.revision.undo", "undo-" + one.number(), () -> undo.accept(one), mayUndo));
    }
    VBox row = new VBox(1, first, second);
    row.getStyleClass().add("revision");
    if (newest) {
      row.getStyleClass().add(goes ? "goes-out" : "stays");
    } else if (one.pods() > 0) {
      row.getStyleClass().add("leaves");
    }
    return row;
  }

  /// How old it is, written anew with every picture.
  private Label when(RolloutRevision one) {
    Label when = new Label();
    ages.add(when);
    when.getStyleClass().add("revision-when");
    when.setMinWidth(Region.USE_PREF_SIZE);
    when.setTooltip(new Tooltip(Ages.exact(one.created())));
    return when;
  }

  private String causeAndAuthor(List<RolloutRevision> history, int index) {
    String author = history.get(index).author();
    String cause = cause(history, index);
    if (cause.isEmpty()) {
      return author.isEmpty() ? texts.get("rollout.revision.noCause") : texts.get("rollout.revision.by", author);
    }
    return author.isEmpty() ? cause : cause + " · " + author;
  }

  private String cause(List<RolloutRevision> history, int index) {
    RolloutRevision one = history.get(index);
    boolean restart = one.cause().isEmpty() && index + 1 < history.size() && one.restarts(history.get(index + 1));
    return restart ? texts.get("rollout.revision.restart") : one.cause();
  }

  /// Without the registry, and how many more there are.
  static String brief(String images) {
    String[] all = images.split(",\\s*");
    String first = all[0].substring(all[0].indexOf('/') < 0 || !registry(all[0]) ? 0 : all[0].indexOf('/') + 1);
    return all.length == 1 ? first : first + " +" + (all.length - 1);
  }

  private static boolean registry(String image) {
    String host = image.substring(0, image.indexOf('/'));
    return host.contains(".") || host.contains(":") || host.equals("localhost");
  }

  private Hyperlink link(String key, String id, Runnable run, boolean may) {
    Hyperlink link = new Hyperlink(texts.get(key));
    link.setId(id);
    link.setMinWidth(Region.USE_PREF_SIZE);
    link.setDisable(!may);
    link.setOnAction(event -> run.run());
    return link;
  }

  private static Region space() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return space;
  }
}
