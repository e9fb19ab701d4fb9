// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import dev.pilothouse.ui.control.code.CodeCommand.Group;
import java.util.List;
import java.util.stream.Stream;
import org.fxmisc.richtext.CodeArea;

/// Everything the editor can be told to do, with its keys; the same for the keyboard and the menu. FX thread.
final class CodeCommands {
  private final CodeArea area;
  private final List<CodeCommand> all;

  CodeCommands(CodeArea area, Find find, GoToLine goToLine, Folding folding, Look look, Marks marks, Runnable fix,
      Completing completing, FieldHelp fieldHelp) {
    this.area = area;
    Editing editing = new Editing(area, folding);
    all =
        Stream.of(
                text(area),
                finding(find, goToLine),
                helping(completing, fieldHelp),
                problems(marks, fix),
                lines(editing),
                folding(area, folding),
                view(look))
            .flatMap(List::stream)
            .toList();
  }

  /// What can be done now.
  List<CodeCommand> offered() {
    return all.stream().filter(command -> !command.edits() || area.isEditable()).toList();
  }

  private static CodeCommand edits(String id, Group group, String keys, Runnable run) {
    return new CodeCommand(id, group, keys, true, run);
  }

  private static CodeCommand reads(String id, Group group, String keys, Runnable run) {
    return new CodeCommand(id, group, keys, false, run);
  }

  private static List<CodeCommand> text(CodeArea area) {
    return List.of(
        edits("undo", Group.TEXT, "Shortcut+Z", area::undo),
        edits("redo", Group.TEXT, "Shortcut+Shift+Z", area::redo),
        edits("cut", Group.TEXT, "Shortcut+X", area::cut),
        reads("copy", Group.TEXT, "Shortcut+C", area::copy),
        edits("paste", Group.TEXT, "Shortcut+V", area::paste),
        reads("selectAll", Group.TEXT, "Shortcut+A", area::selectAll));
  }

  private static List<CodeCommand> finding(Find find, GoToLine goToLine) {
    return List.of(
        reads("find", Group.FIND, "Shortcut+F", () -> find.open(false)),
        reads("next", Group.FIND, "F3", find::next),
        reads("previous", Group.FIND, "Shift+F3", find::previous),
        edits("replace", Group.FIND, "Shortcut+H", () -> find.open(true)),
        edits("everywhere", Group.FIND, "Shortcut+Shift+L", find::openEverywhere),
        reads("goToLine", Group.FIND, "Shortcut+G", goToLine::open));
  }

  private static List<CodeCommand> helping(Completing completing, FieldHelp fieldHelp) {
    return List.of(
        edits("complete", Group.HELP, "Ctrl+Space", completing::ask),
        reads("documentation", Group.HELP, "F1", fieldHelp::atCaret));
  }

  private static List<CodeCommand> problems(Marks marks, Runnable fix) {
    return List.of(
        edits("nextProblem", Group.PROBLEMS, "F8", marks::next),
        edits("previousProblem", Group.PROBLEMS, "Shift+F8", marks::previous),
        edits("quickFix", Group.PROBLEMS, "Alt+Enter", fix));
  }

  private static List<CodeCommand> lines(Editing editing) {
    return List.of(
        edits("enter", Group.TYPING, "Enter", editing::enter),
        edits("indent", Group.LINES, "Tab", editing::tab),
        edits("outdent", Group.LINES, "Shift+Tab", editing::outdent),
        edits("comment", Group.LINES, "Shortcut+Slash", editing::comment),
        edits("moveUp", Group.LINES, "Alt+Up", editing::moveUp),
        edits("moveDown", Group.LINES, "Alt+Down", editing::moveDown),
        edits("duplicate", Group.LINES, "Shortcut+Shift+D", editing::duplicate),
        edits("deleteLine", Group.LINES, "Shortcut+Shift+K", editing::delete));
  }

  private static List<CodeCommand> folding(CodeArea area, Folding folding) {
    return List.of(
        reads("fold", Group.FOLD, "Shortcut+Shift+[", () -> folding.fold(area.getCurrentParagraph())),
        reads("unfold", Group.FOLD, "Shortcut+Shift+]", () -> folding.unfold(area.getCurrentParagraph())),
        reads("foldAll", Group.FOLD, "Shortcut+Alt+[", folding::foldAll),
        reads("unfoldAll", Group.FOLD, "Shortcut+Alt+]", folding::unfoldAll));
  }

  private static List<CodeCommand> view(Look look) {
    return List.of(
        reads("wrap", Group.VIEW, "Alt+Z", look::wrap),
        reads("larger", Group.VIEW, "Shortcut+Equals", look::larger),
        reads("smaller", Group.VIEW, "Shortcut+Minus", look::smaller),
        reads("normalSize", Group.VIEW, "Shortcut+0", look::reset));
  }
}
