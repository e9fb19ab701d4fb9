// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import java.util.List;

/// What can be done about what happened to a text's object meanwhile. FX thread.
final class EditorNotices {
  private final NoticeBar bar;
  private final EditorViewModel model;
  private final Runnable apply;

  /// @param apply opens the dialog that applies
  EditorNotices(NoticeBar bar, EditorViewModel model, Runnable apply) {
    this.bar = bar;
    this.model = model;
    this.apply = apply;
  }

  void show(Notice now) {
    List<NoticeBar.Choice> choices =
        switch (now) {
          case Notice.Changed _ ->
              List.of(new NoticeBar.Choice("show", apply), new NoticeBar.Choice("rebase", model::rebase), hide());
          case Notice.Restored _, Notice.Recreated _, Notice.FileChanged _ ->
              List.of(new NoticeBar.Choice("revert", model::revert), hide());
          case Notice.LineEnds _ -> List.of(hide());
          case Notice.Gone _ -> List.of(new NoticeBar.Choice("create", apply), hide());
          case Notice.None _ -> List.of();
        };
    bar.show(now, choices);
  }

  private NoticeBar.Choice hide() {
    return new NoticeBar.Choice("hide", model::dismiss);
  }
}
