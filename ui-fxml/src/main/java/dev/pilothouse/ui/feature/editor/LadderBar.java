// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.yaml.Problem.Rung;
import dev.pilothouse.ui.control.HealthGlyph;
import dev.pilothouse.ui.feature.editor.Checked.Step;
import dev.pilothouse.ui.text.Texts;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The steps of the check side by side, each with its glyph, its name and how many problems it found. FX thread.
public final class LadderBar extends HBox {
  /// As `editor.css` has it at least.
  private static final double JOIN = 10;
  private static final double GLYPH = 20;

  private final Map<Rung, Rail> rails = new EnumMap<>(Rung.class);

  public LadderBar() {
    getStyleClass().add("ladder");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
  }

  void show(Checked checked, Texts texts) {
    for (Rung rung : Rung.values()) {
      rails.computeIfAbsent(rung, key -> add(key, texts)).show(checked.step(rung), texts);
    }
  }

  /// Where the names would lie one over the other, the glyphs stand alone; each says its name when the mouse rests on it.
  @Override
  protected void layoutChildren() {
    double needed = (rails.size() - 1) * (JOIN + 2 * getSpacing());
    for (Rail rail : rails.values()) {
      needed += rail.named();
    }
    boolean named = getWidth() >= needed;
    rails.values().forEach(rail -> rail.name(named));
    super.layoutChildren();
  }

  private Rail add(Rung rung, Texts texts) {
    if (!rails.isEmpty()) {
      Region join = new Region();
      join.getStyleClass().add("ladder-join");
      getChildren().add(join);
    }
    Rail rail = new Rail(rung, texts);
    getChildren().add(rail);
    return rail;
  }

  /// One step.
  private static final class Rail extends HBox {
    private final String name;
    private final HealthGlyph glyph = new HealthGlyph();
    private final StackPane circle = new StackPane(glyph);
    private final Label title = new Label();
    private final Label errors = new Label();
    private final Label warnings = new Label();
    private final Label words = new Label();
    private final Tooltip tip = new Tooltip();

    Rail(Rung rung, Texts texts) {
      String id = rung.name().toLowerCase(Locale.ROOT);
      setId("step-" + id);
      name = texts.get("editor.step." + id);
      getStyleClass().add("ladder-step");
      circle.getStyleClass().add("ladder-circle");
      errors.getStyleClass().add("health-bad");
      warnings.getStyleClass().add("health-warning");
      words.getStyleClass().add("ladder-words");
      words.setMinWidth(0);
      setAlignment(Pos.CENTER_LEFT);
      setAccessibleRole(AccessibleRole.TEXT);
      title.setText(name);
      title.setMinWidth(USE_PREF_SIZE);
      getChildren().setAll(circle, title, errors, warnings, words);
      Tooltip.install(this, tip);
    }

    /// How wide it is with its name, without what is said of how it stands.
    private double named() {
      double counts = errors.isManaged() ? errors.prefWidth(-1) + getSpacing() : 0;
      counts += warnings.isManaged() ? warnings.prefWidth(-1) + getSpacing() : 0;
      return GLYPH + 2 * getSpacing() + title.prefWidth(-1) + counts;
    }

    /// What is said of how it stands gives way before any name.
    private void name(boolean shown) {
      setMinWidth(shown ? named() : GLYPH);
      title.setVisible(shown);
      title.setManaged(shown);
      words.setVisible(shown);
      words.setManaged(shown);
    }

    void show(Step step, Texts texts) {
      Health health =
          switch (step.state()) {
            case NOT_YET, UNKNOWN -> Health.NEUTRAL;
            case RUNNING -> Health.PROGRESSING;
            case GOOD -> Health.GOOD;
            case WARNED -> Health.WARNING;
            case BAD -> Health.BAD;
          };
      glyph.health(health);
      circle.getStyleClass().setAll("ladder-circle", "circle-" + health.name().toLowerCase(Locale.ROOT));
      count(errors, step.errors());
      count(warnings, step.warnings());
      String said =
          switch (step.state()) {
            case NOT_YET -> texts.get("editor.step.notYet");
            case RUNNING -> texts.get("editor.step.running");
            case UNKNOWN -> texts.get("editor.step.unknown");
            case GOOD, WARNED, BAD -> "";
          };
      words.setText(said.isEmpty() ? step.why() : said);
      String counted = texts.get("editor.step.counts", step.errors(), step.warnings());
      String begin = said.isEmpty() ? counted : said;
      String whole = step.why().isEmpty() ? begin : begin + ": " + step.why();
      tip.setText(name + ": " + whole);
      setAccessibleText(tip.getText());
    }

    private static void count(Label label, int count) {
      label.setText(count == 0 ? "" : Integer.toString(count));
      label.setVisible(count > 0);
      label.setManaged(count > 0);
    }
  }
}
