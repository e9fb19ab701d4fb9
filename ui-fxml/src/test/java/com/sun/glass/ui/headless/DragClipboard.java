// SPDX-License-Identifier: Apache-2.0
package com.sun.glass.ui.headless;

import com.sun.glass.ui.Clipboard;
import com.sun.glass.ui.SystemClipboard;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is being dragged. As on every platform, the start of a drag enters an event loop of its own, which ends with the drop.
final class DragClipboard extends SystemClipboard {
  private final WideHeadless application;
  private final Map<String, Object> data = new HashMap<>();
  private int sourceActions;
  private int targetAction;
  private boolean underWay;
  private @Nullable WideView over;

  DragClipboard(WideHeadless application) {
    super(Clipboard.DND);
    this.application = application;
  }

  boolean underWay() {
    return underWay;
  }

  /// Tells the view under the mouse, and the one that was left.
  void moved(@Nullable WideView view, int x, int y, int screenX, int screenY) {
    if (over != view) {
      if (over != null) {
        over.dragLeft();
      }
      over = view;
      if (view != null) {
        view.dragEntered(x, y, screenX, screenY, sourceActions);
      }
    }
    targetAction = view == null ? Clipboard.ACTION_NONE : view.draggedOver(x, y, screenX, screenY, sourceActions);
  }

  /// Ends the drag where it is.
  void drop(int x, int y, int screenX, int screenY) {
    if (over != null && targetAction != Clipboard.ACTION_NONE) {
      targetAction = over.dropped(x, y, screenX, screenY, targetAction);
    } else if (over != null) {
      over.dragLeft();
    }
    over = null;
    underWay = false;
    application._leaveNestedEventLoop(null);
  }

  @Override
  protected boolean isOwner() {
    return true;
  }

  @Override
  protected void pushToSystem(HashMap<String, Object> content, int supportedActions) {
    data.clear();
    data.putAll(content);
    sourceActions = supportedActions;
    underWay = true;
    application._enterNestedEventLoop();
    actionPerformed(targetAction);
  }

  @Override
  protected void pushTargetActionToSystem(int action) {
    targetAction = action;
  }

  @Override
  protected @Nullable Object popFromSystem(String mime) {
    return data.get(mime);
  }

  @Override
  protected int supportedSourceActionsFromSystem() {
    return sourceActions;
  }

  @Override
  protected String[] mimesFromSystem() {
    return data.keySet().toArray(String[]::new);
  }
}
