// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.resources;

import dev.pilothouse.ui.control.StatePane;
import dev.pilothouse.ui.fx.Fxml;
import dev.pilothouse.ui.text.Texts;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;

/// Shows what the table waits for, then the table.
@SuppressWarnings("NullAway.Init")
final class ResourcesController {
  private final Texts texts;
  @FXML private StackPane body;
  @FXML private StatePane waiting;

  ResourcesController(Texts texts) {
    this.texts = texts;
  }

  Parent load() {
    return Fxml.load(this, texts);
  }

  void connecting(String kind) {
    waiting.loading(texts.get("table.connecting", kind));
  }

  void failed(ResourcesViewModel.Failed failed, Runnable retry) {
    waiting.failed(failed.failure(), texts, retry);
  }

  void unknown(String kind) {
    waiting.empty(texts.get("table.unknownKind", kind), texts.get("table.unknownKindWhy"), "");
  }

  void show(Node table) {
    waiting.ready();
    body.getChildren().add(0, table);
  }
}
