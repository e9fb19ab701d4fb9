// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control;

import javafx.scene.layout.Region;

/// How much of something is used and how much of it is promised, as one bar: used in colour, promised in a frame, the rest empty.
public final class ShareBar extends Region {
  private final Region requested = new Region();
  private final Region used = new Region();
  private Share share = Share.NONE;

  public ShareBar() {
    getStyleClass().add("share-bar");
    requested.getStyleClass().add("share-requested");
    used.getStyleClass().add("share-used");
    requested.setManaged(false);
    used.setManaged(false);
    setMouseTransparent(true);
    getChildren().setAll(requested, used);
  }

  public void show(Share next) {
    share = next;
    getStyleClass().removeAll("high", "full");
    double part = Math.max(share.used(), 0) / Math.max(share.total(), 1e-9);
    if (part > 0.95) {
      getStyleClass().add("full");
    } else if (part > 0.85) {
      getStyleClass().add("high");
    }
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    double total = Math.max(share.total(), 1e-9);
    double inset = height > 8 ? 2 : 0;
    requested.setVisible(share.requested() > 0);
    requested.resizeRelocate(0, 0, snapSizeX(width * Math.min(1, Math.max(0, share.requested()) / total)), height);
    used.setVisible(share.used() > 0);
    double room = width - 2 * inset;
    used.resizeRelocate(inset, inset, snapSizeX(room * Math.min(1, Math.max(0, share.used()) / total)), height - 2 * inset);
  }
}
