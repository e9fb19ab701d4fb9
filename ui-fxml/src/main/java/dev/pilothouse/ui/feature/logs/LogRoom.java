// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Leaves out what stands around the lines where there is little room: a low dock has better use for it. FX thread.
record LogRoom(Region all, Node footer, Node axis, LogLook look) {
  private static final double FOR_FOOTER = 350;
  private static final double FOR_AXIS = 420;

  void watch() {
    all.heightProperty().addListener((height, before, now) -> shared());
    look.axis().addListener((wanted, before, now) -> shared());
    shared();
  }

  private void shared() {
    show(footer, all.getHeight() >= FOR_FOOTER);
    show(axis, all.getHeight() >= FOR_AXIS && look.axis().get());
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
