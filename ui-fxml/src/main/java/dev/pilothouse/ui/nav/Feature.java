// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.nav;

/// One feature of the window. The shell knows features only by this.
public interface Feature {

  /// The view of the routes that it opens.
  String id();

  /// Where its views stand.
  Place place();

  /// Whether a route, which may have been written down long ago, says what to show.
  default boolean opens(Route route) {
    return true;
  }

  /// Makes a view. FX thread; must return at once, what has to be loaded is loaded in the background.
  FeatureView open(Route route);

  /// Where the views of a feature stand in the window.
  enum Place {
    /// A tab of the middle.
    MAIN,
    /// The panel at the right: one view at a time, about the selection.
    PANEL,
    /// A tab of the dock at the bottom.
    DOCK,
    /// Above the window, one at a time: it asks something, and goes when it is answered.
    DIALOG
  }
}
