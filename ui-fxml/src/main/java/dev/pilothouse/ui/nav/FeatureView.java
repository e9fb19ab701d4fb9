// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.nav;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.input.KeyEvent;

/// An open view of a feature. FX thread only.
public interface FeatureView extends AutoCloseable {

  Parent node();

  /// The title of its tab.
  ObservableValue<String> title();

  /// Takes the keyboard.
  void focus();

  /// Moves to the filter of the view, if it has one; false when it has none.
  default boolean focusFilter() {
    return false;
  }

  /// Goes one level back inside the view (closes a popup, clears a filter); false when there is nothing to leave.
  default boolean escape() {
    return false;
  }

  /// A key with Ctrl or ⌘ while the view is in front, wherever the keyboard is; false when the view has no use for it.
  default boolean shortcut(KeyEvent event) {
    return false;
  }

  /// What can be done with what is selected in the view now, the likeliest first; the palette offers it.
  default List<Action> actions() {
    return List.of();
  }

  /// The route that leads to the view as a person has made it since it was opened, to be remembered over runs.
  default Route now(Route opened) {
    return opened;
  }

  /// Whether the view shows what another route asks for: then it is not opened once more.
  default boolean shows(Route route) {
    return false;
  }

  /// Releases everything: subscriptions, watches, streams.
  @Override
  void close();
}
