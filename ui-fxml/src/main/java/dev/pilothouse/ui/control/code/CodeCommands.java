// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import dev.pilothouse.ui.control.code.CodeCommand.Group;
import java.util.List;
import org.fxmisc.richtext.CodeArea;

/// Everything the editor can be told to do, with its keys; the same for the keyboard and the menu. FX thread.
final class CodeCommands {
  private final CodeArea area;
  private final List<CodeCommand> all;

  CodeCommands(CodeArea area, Find find, GoToLine goToLine, Folding folding, Zoom zoom) {
    this.area = area;
    all =
        List.of(
            new CodeCommand("copy", Group.TEXT, "Shortcut+C", false, area::copy),
            new CodeCommand("selectAll", Group.TEXT, "Shortcut+A", false, area::selectAll),
            new CodeCommand("find", Group.FIND, "Shortcut+F", false, () -> find.open(false)),
            new CodeCommand("next", Group.FIND, "F3", false, find::next),
            new CodeCommand("previous", Group.FIND, "Shift+F3", false, find::previous),
            new CodeCommand("replace", Group.FIND, "Shortcut+H", true, () -> find.open(true)),
            new CodeCommand("goToLine", Group.FIND, "Shortcut+G", false, goToLine::open),
            new CodeCommand("fold", Group.FOLD, "Shortcut+Shift+[", false, () -> folding.fold(area.getCurrentParagraph())),
            new CodeCommand("unfold", Group.FOLD, "Shortcut+Shift+]", false, () -> folding.unfold(area.getCurrentParagraph())),
            new CodeCommand("foldAll", Group.FOLD, "Shortcut+Alt+[", false, folding::foldAll),
            new CodeCommand("unfoldAll", Group.FOLD, "Shortcut+Alt+]", false, folding::unfoldAll),
            new CodeCommand("wrap", Group.VIEW, "Alt+Z", false, () -> area.setWrapText(!area.isWrapText())),
            new CodeCommand("larger", Group.VIEW, "Shortcut+Equals", false, () -> zoom.by(1)),
            new CodeCommand("smaller", Group.VIEW, "Shortcut+Minus", false, () -> zoom.by(-1)),
            new CodeCommand("normalSize", Group.VIEW, "Shortcut+0", false, zoom::reset));
  }

  /// What can be done now.
  List<CodeCommand> offered() {
    return all.stream().filter(command -> !command.edits() || area.isEditable()).toList();
  }
}
