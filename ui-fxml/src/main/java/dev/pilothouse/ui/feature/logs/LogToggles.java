// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.ui.text.Texts;
import java.util.Locale;
import javafx.scene.control.ToggleButton;

/// The buttons that say how a log is drawn, and change it. FX thread.
record LogToggles(ToggleButton fields, ToggleButton times, ToggleButton wrap, ToggleButton follow, ToggleButton detail) {

  void show(LogLook look, Texts texts) {
    fields.selectedProperty().bindBidirectional(look.fields());
    times.setOnAction(event -> look.times().set(look.times().get().next()));
    look.times().subscribe(form -> {
      times.setSelected(form != TimeForm.OFF);
      times.setText(texts.get("logs.times." + form.name().toLowerCase(Locale.ROOT)));
    });
    wrap.selectedProperty().bindBidirectional(look.wrap());
    follow.selectedProperty().bindBidirectional(look.follow());
    detail.selectedProperty().bindBidirectional(look.details());
  }
}
