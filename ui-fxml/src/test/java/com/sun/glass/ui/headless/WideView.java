// SPDX-License-Identifier: Apache-2.0
package com.sun.glass.ui.headless;

/// A view whose drag notifications the robot can send.
final class WideView extends HeadlessView {

  void dragEntered(int x, int y, int screenX, int screenY, int actions) {
    notifyDragEnter(x, y, screenX, screenY, actions);
  }

  int draggedOver(int x, int y, int screenX, int screenY, int actions) {
    return notifyDragOver(x, y, screenX, screenY, actions);
  }

  int dropped(int x, int y, int screenX, int screenY, int action) {
    return notifyDragDrop(x, y, screenX, screenY, action);
  }

  void dragLeft() {
    notifyDragLeave();
  }
}
