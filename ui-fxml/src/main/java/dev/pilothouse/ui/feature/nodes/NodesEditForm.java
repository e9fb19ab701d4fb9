// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.nodemap.NodesEdit;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What a person fills in about a change of several nodes. FX thread.
abstract class NodesEditForm extends VBox {
  private Runnable changed = () -> {};

  NodesEditForm() {
    getStyleClass().add("nodes-edit-form");
  }

  /// Called when something else is asked for.
  void onChange(Runnable listener) {
    changed = listener;
  }

  final void tell() {
    changed.run();
  }

  /// Null while it is no change yet.
  abstract @Nullable NodesEdit edit();

  /// What takes the keyboard.
  abstract Node first();
}
