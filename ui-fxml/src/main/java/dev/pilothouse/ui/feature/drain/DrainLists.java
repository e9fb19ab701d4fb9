// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.drain;

import dev.pilothouse.core.command.DrainRun;
import dev.pilothouse.core.command.DrainRun.Step;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import java.util.Objects;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import org.jspecify.annotations.Nullable;

/// Puts a state into the controls of the dialog. FX thread.
final class DrainLists {
  private static final int MOST = 8;
  private static final int LEAST = 2;

  private DrainLists() {}

  /// Shows rows in place, so that scroll and selection stay; as high as it needs to be.
  static void show(ListView<DrainRow> list, List<DrainRow> rows, String none) {
    ObservableList<DrainRow> items = list.getItems();
    if (!items.stream().map(DrainRow::pod).toList().equals(rows.stream().map(DrainRow::pod).toList())) {
      items.setAll(rows);
    } else {
      for (int i = 0; i < rows.size(); i++) {
        if (!Objects.equals(items.get(i), rows.get(i))) {
          items.set(i, rows.get(i));
        }
      }
    }
    list.setPlaceholder(new Label(none));
    list.setPrefHeight(Math.clamp(rows.size(), LEAST, MOST) * DrainCell.HEIGHT + 2);
  }

  static void shown(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  /// Lets nothing but digits into a field.
  ///
  /// @param changed called when there are others
  static void digits(TextField field, Runnable changed) {
    field.setTextFormatter(new TextFormatter<>(change -> change.getControlNewText().matches("\\d{0,6}") ? change : null));
    field.textProperty().addListener((text, before, now) -> changed.run());
  }

  static void progress(ProgressBar bar, DrainRun.@Nullable State run, Texts texts) {
    shown(bar, run != null);
    if (run != null) {
      bar.setProgress(run.lines().isEmpty() ? 1 : (double) run.count(Step.GONE) / run.lines().size());
      bar.setAccessibleText(texts.get("drain.progress", run.count(Step.GONE), run.lines().size()));
    }
  }

  /// What the head says of it.
  static void chip(Label chip, DrainState state, Texts texts) {
    String key = chip(state);
    chip.setText(key.isEmpty() ? "" : texts.get(key));
    shown(chip, !key.isEmpty());
  }

  private static String chip(DrainState state) {
    DrainRun.State run = state.run();
    if (run == null) {
      return state.cordoned() ? "drain.chip.cordoned" : "";
    }
    if (run.phase() != DrainRun.Phase.ENDED) {
      return run.phase() == DrainRun.Phase.CORDONING ? "drain.chip.cordoning" : "drain.chip.running";
    }
    boolean whole = run.cordoning() == null && run.count(Step.GONE) == run.lines().size();
    return whole ? "drain.chip.ended" : run.aborted() ? "drain.chip.aborted" : "drain.chip.partly";
  }
}
